package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.OneOf;
import io.plumbline.warehouse.schema.Personal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Orders, receipts and refunds: a line of an order or till receipt; refunds negative. */
@Table(
        name = "order_line",
        grain = "A line of an order or till receipt; refunds negative",
        about = "Orders, receipts and refunds")
@Staged(
        subject = "commerce",
        relation = Relation.UPSERT,
        by = {"order_id"})
public record OrderLine(
        @About("identifies the order in the source") String orderId,

        @About("place within the order; empty means in the order of the file") @Nullable
        Integer lineNumber,

        @About("day of the order, local to the shop") LocalDate orderedOn,

        @About("moment of the order as the shop's clock showed it") @Nullable
        LocalDateTime orderedAt,

        @About("refunds carry negative quantity and amounts; empty means sale") @OneOf({"sale", "refund"}) @Nullable
        String kind,

        @About("status in the source's words") @Nullable String status,
        @About("shop, online, wholesale ...") @Nullable String channel,
        @About("store") @Nullable String location,

        @About("identifies the product in the source; its name where it has no code") @Nullable
        String productCode,

        @About("product") @Nullable String productName,
        @About("product category") @Nullable String category,

        @About("pieces, refunds negative") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal quantity,

        @About("price of a piece before discount, without tax") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal unitPrice,

        @About("discount on the line, positive") @Nullable BigDecimal discount,

        @About("what the line earned without tax, refunds negative; empty where the source has no prices") @Nullable
        BigDecimal netAmount,

        @About("tax on the line") @Nullable BigDecimal tax,
        @About("cost of what was sold") @Nullable BigDecimal cost,

        @About("identifies the customer in the source") @Personal @Nullable
        String customerCode,

        @About("the customer's name") @Personal @Nullable String customerName,

        @About("the customer's e-mail address") @Personal @Nullable
        String customerEmail,

        @About("campaign or discount code") @Nullable String campaign,

        @About("currency of the amounts; empty means base currency") @Nullable
        String currency) {}
