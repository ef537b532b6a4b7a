package io.plumbline.jobs.extract.shape;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet as text: dates in ISO form, numbers in plain digits. */
final class SheetCells {
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    /** What a double holds for certain; more digits are noise of its binary form. */
    private static final MathContext CERTAIN = new MathContext(15, RoundingMode.HALF_EVEN);

    private final boolean from1904;
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    SheetCells(boolean from1904) {
        this.from1904 = from1904;
    }

    List<String> of(Row row) {
        List<String> texts = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            texts.add(text(row.getCell(i)));
        }
        return texts;
    }

    private String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        String raw = cell.getRawValue();
        return switch (cell.getType()) {
            case NUMBER -> number(cell, raw);
            case FORMULA -> raw == null ? "" : isNumber(raw) ? number(cell, raw) : raw;
            case BOOLEAN -> Boolean.toString(cell.asBoolean());
            case STRING -> cell.asString();
            default -> raw == null ? "" : raw;
        };
    }

    private String number(Cell cell, @Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        if (!isNumber(raw)) {
            return raw;
        }
        BigDecimal number = new BigDecimal(raw);
        return isDate(cell) && number.signum() >= 0 ? date(number, cell) : plain(number);
    }

    private static boolean isNumber(String raw) {
        return raw.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    }

    private static String plain(BigDecimal number) {
        BigDecimal exact = number.stripTrailingZeros();
        return (exact.scale() <= 0 ? exact : exact.round(CERTAIN).stripTrailingZeros()).toPlainString();
    }

    private boolean isDate(Cell cell) {
        int id = cell.getDataFormatId() == null ? 0 : cell.getDataFormatId();
        boolean builtIn =
                (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        String format = cell.getDataFormatString();
        return builtIn || (format != null && dateFormats.computeIfAbsent(format, SheetCells::isDateFormat));
    }

    /** A format of dates has days, months, years or hours outside quotes and brackets. */
    private static boolean isDateFormat(String format) {
        String bare = format.replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\\\.", "")
                .replaceAll("\\[(?!h|m|s)[^\\]]*\\]", "")
                .replaceAll("[_*].", "")
                .toLowerCase(Locale.ROOT);
        return !bare.contains("general") && bare.matches("(?s).*(y|d|h:?m|m+:s|\\[[hms]).*");
    }

    private String date(BigDecimal serial, Cell cell) {
        BigDecimal seconds = serial.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_EVEN);
        long days = seconds.divideToIntegralValue(SECONDS_A_DAY).longValueExact();
        int second = seconds.remainder(SECONDS_A_DAY).intValueExact();
        if (days > 2_958_465) { // 9999-12-31: Excel knows no later day
            return plain(serial);
        }
        LocalTime time = LocalTime.ofSecondOfDay(second);
        if (days == 0 && !hasDay(cell)) {
            return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        LocalDate day = day(days);
        return second == 0 ? day.toString() : LocalDateTime.of(day, time).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static boolean hasDay(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null && format.toLowerCase(Locale.ROOT).matches("(?s).*[yd].*");
    }

    /** Excel counts a 29 February 1900 that never was. */
    private LocalDate day(long serial) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(serial);
        }
        return LocalDate.of(1899, 12, 30).plusDays(serial < 60 ? serial + 1 : serial);
    }
}
