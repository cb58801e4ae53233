package io.github.criticalminerals.examples.house.planted.packages.core.quantity;

import java.util.logging.Logger;

public final class PrintsAndLogs {
    private PrintsAndLogs() {}

    public static void loud(RuntimeException e) {
        System.out.println("out");
        System.err.println("err");
        Logger.getLogger("log").info("log");
        e.printStackTrace();
    }
}
