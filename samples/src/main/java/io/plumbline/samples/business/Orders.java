package io.plumbline.samples.business;

import java.time.LocalDate;
import java.util.List;

/** A place where orders are taken. A day is a function of the business and the date: asked twice, it is the same. */
@FunctionalInterface
public interface Orders {
    List<OrderLine> on(LocalDate day);
}
