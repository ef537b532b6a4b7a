package io.plumbline.samples.files;

import io.plumbline.samples.business.Business;
import io.plumbline.samples.business.OrderLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Order lines of tills and online shop, with ISO dates and refunds below zero. */
public final class OrderLinesFile {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    public void write(Path path, Business business, LocalDate from, LocalDate to) throws IOException {
        try (ExportFile file = ExportFile.csv(path)) {
            file.line("order_id,line_number,order_date,order_time,store,channel,product_code,product_name,category,"
                    + "quantity,unit_price,discount,tax,net_amount,customer_id,customer_name,customer_email,"
                    + "coupon_code");
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                for (OrderLine line : business.orders(day)) {
                    write(file, line);
                }
            }
        }
    }

    private static void write(ExportFile file, OrderLine line) throws IOException {
        file.row(
                line.order(),
                String.valueOf(line.number()),
                line.at().toLocalDate().toString(),
                TIME.format(line.at()),
                line.store(),
                line.channel(),
                line.productCode(),
                line.productName(),
                line.category(),
                String.valueOf(line.quantity()),
                Money.plain(line.unitPrice()),
                Money.plain(line.discount()),
                Money.plain(line.tax()),
                Money.plain(line.net()),
                line.customerCode(),
                line.customerName(),
                line.customerMail(),
                line.coupon());
    }
}
