package io.plumbline.samples.files;

import static io.plumbline.samples.books.Chart.ACCRUED;
import static io.plumbline.samples.books.Chart.ACCUMULATED_DEPRECIATION;
import static io.plumbline.samples.books.Chart.APPAREL;
import static io.plumbline.samples.books.Chart.BANK_FEES;
import static io.plumbline.samples.books.Chart.BREAD;
import static io.plumbline.samples.books.Chart.CAPITAL;
import static io.plumbline.samples.books.Chart.CATERING;
import static io.plumbline.samples.books.Chart.CHECKING;
import static io.plumbline.samples.books.Chart.COFFEE;
import static io.plumbline.samples.books.Chart.DAIRY;
import static io.plumbline.samples.books.Chart.DEPRECIATION;
import static io.plumbline.samples.books.Chart.DESIGN;
import static io.plumbline.samples.books.Chart.DRAWINGS;
import static io.plumbline.samples.books.Chart.DRINKS;
import static io.plumbline.samples.books.Chart.EQUIPMENT;
import static io.plumbline.samples.books.Chart.FEES;
import static io.plumbline.samples.books.Chart.FLOUR;
import static io.plumbline.samples.books.Chart.FOOTWEAR;
import static io.plumbline.samples.books.Chart.FREIGHT;
import static io.plumbline.samples.books.Chart.GEAR;
import static io.plumbline.samples.books.Chart.GOODS;
import static io.plumbline.samples.books.Chart.INSURANCE;
import static io.plumbline.samples.books.Chart.INTEREST;
import static io.plumbline.samples.books.Chart.INVENTORY;
import static io.plumbline.samples.books.Chart.LICENCES;
import static io.plumbline.samples.books.Chart.LOAN;
import static io.plumbline.samples.books.Chart.MARKETING;
import static io.plumbline.samples.books.Chart.OFFICE;
import static io.plumbline.samples.books.Chart.ONLINE;
import static io.plumbline.samples.books.Chart.PACKAGING;
import static io.plumbline.samples.books.Chart.PAINT;
import static io.plumbline.samples.books.Chart.PASTRY;
import static io.plumbline.samples.books.Chart.PAYABLES;
import static io.plumbline.samples.books.Chart.PAYROLL_LIABILITIES;
import static io.plumbline.samples.books.Chart.PAYROLL_TAXES;
import static io.plumbline.samples.books.Chart.RECEIVABLES;
import static io.plumbline.samples.books.Chart.REFUNDS;
import static io.plumbline.samples.books.Chart.RENT;
import static io.plumbline.samples.books.Chart.REPAIRS;
import static io.plumbline.samples.books.Chart.RETAINED_EARNINGS;
import static io.plumbline.samples.books.Chart.RIGGING;
import static io.plumbline.samples.books.Chart.SAFETY;
import static io.plumbline.samples.books.Chart.SALES_TAX;
import static io.plumbline.samples.books.Chart.STRATEGY;
import static io.plumbline.samples.books.Chart.SUBCONTRACTORS;
import static io.plumbline.samples.books.Chart.TAX_DUE;
import static io.plumbline.samples.books.Chart.TAX_RECOVERABLE;
import static io.plumbline.samples.books.Chart.TELEPHONE;
import static io.plumbline.samples.books.Chart.TRAVEL;
import static io.plumbline.samples.books.Chart.UNDEPOSITED;
import static io.plumbline.samples.books.Chart.UTILITIES;
import static io.plumbline.samples.books.Chart.VEHICLES;
import static io.plumbline.samples.books.Chart.WAGES;
import static io.plumbline.samples.books.Chart.WEB;

import io.plumbline.samples.books.Account;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accounts of a sample business in the German SKR03 and the Norwegian NS 4102. */
final class NationalNumbers {
    private static final Map<Account, Numbers> NUMBERS = Stream.of(
                    numbers(CHECKING, "1200", "1920"),
                    numbers(UNDEPOSITED, "1360", "1900"),
                    numbers(RECEIVABLES, "1400", "1500"),
                    numbers(INVENTORY, "3980", "1460"),
                    numbers(TAX_RECOVERABLE, "1570", "2710"),
                    numbers(EQUIPMENT, "0410", "1250"),
                    numbers(ACCUMULATED_DEPRECIATION, "0499", "1299"),
                    numbers(PAYABLES, "1600", "2400"),
                    numbers(ACCRUED, "1700", "2960"),
                    numbers(SALES_TAX, "1770", "2700"),
                    numbers(TAX_DUE, "1780", "2740"),
                    numbers(PAYROLL_LIABILITIES, "1740", "2600"),
                    numbers(LOAN, "0630", "2240"),
                    numbers(CAPITAL, "0800", "2000"),
                    numbers(DRAWINGS, "1800", "2060"),
                    numbers(RETAINED_EARNINGS, "0860", "2050"),
                    numbers(BREAD, "8010", "3010"),
                    numbers(PASTRY, "8011", "3011"),
                    numbers(DRINKS, "8012", "3012"),
                    numbers(CATERING, "8013", "3013"),
                    numbers(ONLINE, "8014", "3014"),
                    numbers(STRATEGY, "8015", "3015"),
                    numbers(DESIGN, "8016", "3016"),
                    numbers(WEB, "8017", "3017"),
                    numbers(RIGGING, "8018", "3018"),
                    numbers(PAINT, "8019", "3019"),
                    numbers(SAFETY, "8020", "3020"),
                    numbers(FOOTWEAR, "8021", "3021"),
                    numbers(APPAREL, "8022", "3022"),
                    numbers(GEAR, "8023", "3023"),
                    numbers(REFUNDS, "8700", "3080"),
                    numbers(FLOUR, "3201", "4301"),
                    numbers(DAIRY, "3202", "4302"),
                    numbers(COFFEE, "3203", "4303"),
                    numbers(PACKAGING, "3204", "4304"),
                    numbers(GOODS, "3205", "4305"),
                    numbers(FREIGHT, "3800", "4360"),
                    numbers(SUBCONTRACTORS, "3100", "4500"),
                    numbers(WAGES, "4110", "5000"),
                    numbers(PAYROLL_TAXES, "4130", "5400"),
                    numbers(RENT, "4210", "6300"),
                    numbers(UTILITIES, "4240", "6340"),
                    numbers(TELEPHONE, "4920", "6900"),
                    numbers(INSURANCE, "4360", "7500"),
                    numbers(MARKETING, "4610", "7320"),
                    numbers(BANK_FEES, "4970", "7770"),
                    numbers(REPAIRS, "4800", "6600"),
                    numbers(OFFICE, "4930", "6800"),
                    numbers(FEES, "4950", "6700"),
                    numbers(TRAVEL, "4660", "7140"),
                    numbers(VEHICLES, "4730", "6100"),
                    numbers(LICENCES, "4340", "7740"),
                    numbers(DEPRECIATION, "4830", "6000"),
                    numbers(INTEREST, "2100", "8150"))
            .collect(Collectors.toUnmodifiableMap(Numbers::account, numbers -> numbers));

    private NationalNumbers() {}

    private record Numbers(Account account, String german, String norwegian) {}

    static String german(Account account) {
        return of(account).german();
    }

    static String norwegian(Account account) {
        return of(account).norwegian();
    }

    private static Numbers of(Account account) {
        return Optional.ofNullable(NUMBERS.get(account))
                .orElseThrow(() -> new IllegalArgumentException("No national number for " + account));
    }

    private static Numbers numbers(Account account, String german, String norwegian) {
        return new Numbers(account, german, norwegian);
    }
}
