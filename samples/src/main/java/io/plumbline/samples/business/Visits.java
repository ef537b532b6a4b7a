package io.plumbline.samples.business;

import java.time.LocalDate;

/** A day of the web site, by channel and landing page; revenue in cents. */
public record Visits(
        LocalDate day,
        String channel,
        String landingPage,
        int sessions,
        int users,
        int newUsers,
        int engaged,
        int views,
        int keyEvents,
        long revenue) {}
