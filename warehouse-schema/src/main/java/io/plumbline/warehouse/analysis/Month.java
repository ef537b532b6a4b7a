package io.plumbline.warehouse.analysis;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A fiscal month of a client.
 *
 * @param periodKey 0 for one that its calendar does not reach yet
 */
public record Month(long periodKey, String period, LocalDate firstDay, LocalDate lastDay) implements Serializable {}
