package io.github.criticalminerals.core.scenario;

import io.github.criticalminerals.core.domain.Stage;
import java.time.YearMonth;

/**
 * One month of one plant.
 *
 * @param month the month
 * @param plant the plant's name
 * @param stage its stage
 * @param made what it made (t)
 * @param fed the feed it used (t)
 * @param delivered what it sent off (t)
 * @param feed its stock of feed at the end (t)
 * @param product its stock of product at the end (t)
 * @param reason what bound it on most days
 */
public record PlantMonth(
        YearMonth month,
        String plant,
        Stage stage,
        double made,
        double fed,
        double delivered,
        double feed,
        double product,
        Reason reason) {}
