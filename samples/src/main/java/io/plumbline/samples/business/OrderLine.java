package io.plumbline.samples.business;

import io.plumbline.samples.books.Account;
import java.time.LocalDateTime;

/**
 * A line of a receipt or online order; amounts in cents, refunds negative. {@code net = quantity x price - discount}.
 *
 * @param revenue account that the ledger's daily summary books it to, unless it is a refund
 */
public record OrderLine(
        String order,
        int number,
        LocalDateTime at,
        String store,
        String channel,
        String productCode,
        String productName,
        String category,
        int quantity,
        long unitPrice,
        long discount,
        long tax,
        long net,
        String customerCode,
        String customerName,
        String customerMail,
        String coupon,
        Account revenue) {

    public boolean isRefund() {
        return quantity < 0;
    }
}
