package io.github.criticalminerals.examples.howto;

import io.github.criticalminerals.core.domain.Commodity;
import io.github.criticalminerals.core.domain.Country;
import io.github.criticalminerals.core.domain.EndUse;
import io.github.criticalminerals.core.policy.Binding;
import io.github.criticalminerals.core.policy.Scope;
import io.github.criticalminerals.io.reference.ReferenceData;
import java.time.LocalDate;

/** Which restrictions bind on a given day, on whom? */
final class WhatBinds {
    public static void main(String[] args) {
        Scope question = Scope.ALL
                .of(Commodity.of("dysprosium"))
                .from(Country.CHINA)
                .to(Country.UNITED_STATES)
                .forUse(EndUse.CIVIL);
        Binding answer = ReferenceData.load().policyTimeline().bindingOn(LocalDate.parse("2025-05-15"), question);
        System.out.println("on " + answer.date() + ": " + answer.question());
        answer.binds().forEach(act -> System.out.println("binds: " + act.event().title() + ", " + act.reason()));
        answer.mayBind()
                .forEach(act -> System.out.println("may bind: " + act.event().title() + ", " + act.reason()));
        System.out.println("does not bind: " + answer.doesNotBind().size() + " more, with reasons in answer.inWords()");
    }
}
