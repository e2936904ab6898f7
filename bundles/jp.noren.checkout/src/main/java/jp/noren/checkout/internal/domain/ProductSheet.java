package jp.noren.checkout.internal.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.TaxRate;
import jp.noren.kernel.Yen;

/** A catalogue as a CSV file: its columns, and what each cell may hold. All of it is right, or nothing of it is taken. */
public final class ProductSheet {

    /** @param errors empty when the sheet is good */
    public record Reading(List<ProductDraft> drafts, List<FieldError> errors) {}

    /** All columns, in the order of a template. The first four must be there. */
    public static final List<String> COLUMNS = List.of(
            "code",
            "kind",
            "name_ja",
            "price_ex_tax",
            "name_en",
            "name_vi",
            "tax_percent",
            "stock",
            "unit",
            "billing_cycle",
            "min_quantity",
            "max_quantity",
            "category",
            "maker",
            "active",
            "terms_ja",
            "terms_en",
            "terms_vi",
            "terms_notice_days",
            "terms_effective_end",
            "terms_minimum_months",
            "terms_refund",
            "terms_auto_renew");

    static final Set<String> YES_OR_NO = inOrder("TRUE", "FALSE");

    private static final int REQUIRED_COLUMNS = 4;
    private static final int MOST_ERRORS = 100;
    private static final long MAX_PRICE = 99_999_999;
    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_QUANTITY = 10_000;
    private static final int USUAL_MAX_QUANTITY = 99;
    private static final Set<String> KINDS = inOrder("GOODS", "PLAN");
    private static final Set<String> UNITS = inOrder("PIECE", "SEAT", "ACCOUNT", "FLAT");
    private static final Set<String> CYCLES = inOrder("ONCE", "MONTHLY", "ANNUAL");
    private static final Set<String> RATES = inOrder("10", "8", "0");
    private static final Set<String> ENDS = inOrder("END_OF_MONTH", "END_OF_TERM");
    private static final Set<String> REFUNDS = inOrder("NONE", "PRO_RATA");

    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();

    private ProductSheet() {}

    public static Reading read(byte[] file) {
        ProductSheet sheet = new ProductSheet();
        List<ProductDraft> drafts = sheet.drafts(file);
        return new Reading(drafts, sheet.errors.stream().limit(MOST_ERRORS).toList());
    }

    private List<ProductDraft> drafts(byte[] file) {
        try {
            List<CsvText.Row> rows = CsvText.read(file);
            if (rows.size() < 2) {
                errors.add(error(1, "code", "checkout.csv-empty", "", Map.of()));
                return List.of();
            }
            CsvText.Row header = rows.get(0);
            checkHeader(header);
            return errors.isEmpty() ? products(header.cells(), rows.subList(1, rows.size())) : List.of();
        } catch (CsvText.UnreadableException e) {
            errors.add(error(e.line(), "", e.code(), "", Map.of()));
            return List.of();
        }
    }

    private void checkHeader(CsvText.Row header) {
        Set<String> seen = new HashSet<>();
        for (String column : header.cells()) {
            if (!COLUMNS.contains(column) || !seen.add(column)) {
                errors.add(error(header.line(), column, "checkout.csv-unknown-column", column, Map.of()));
            }
        }
        COLUMNS.stream()
                .limit(REQUIRED_COLUMNS)
                .filter(column -> !seen.contains(column))
                .forEach(column ->
                        errors.add(error(header.line(), column, "checkout.csv-column-missing", "", Map.of())));
    }

    private List<ProductDraft> products(List<String> columns, List<CsvText.Row> rows) {
        List<ProductDraft> drafts = new ArrayList<>();
        for (CsvText.Row row : rows) {
            if (row.cells().size() != columns.size()) {
                Map<String, Object> counts =
                        Map.of("expected", columns.size(), "found", row.cells().size());
                errors.add(error(row.line(), "", "checkout.csv-cell-count", "", counts));
            } else {
                drafts.add(product(new SheetRow(row.line(), byColumn(columns, row.cells()), errors)));
            }
        }
        return drafts;
    }

    private ProductDraft product(SheetRow row) {
        boolean goods = row.oneOf("kind", "", KINDS).equals("GOODS");
        Product.Description description =
                new Product.Description(row.localized("name", 200), row.text("category", 40), row.text("maker", 100));
        return new ProductDraft(
                code(row),
                row.flag("active", true),
                description,
                sale(row, goods),
                terms(row, goods),
                stock(row, goods));
    }

    private String code(SheetRow row) {
        String code = row.required("code", 40);
        if (!code.isEmpty() && !code.matches("[0-9A-Za-z][0-9A-Za-z._-]*")) {
            row.wrong("code", "checkout.csv-code-form");
        } else if (!codes.add(code)) {
            row.wrong("code", "checkout.csv-code-twice");
        }
        return code;
    }

    private static Product.Sale sale(SheetRow row, boolean goods) {
        long price = row.number("price_ex_tax", 1, MAX_PRICE);
        int rate = Integer.parseInt(row.oneOf("tax_percent", "10", RATES));
        int min = (int) row.number("min_quantity", 1, 1, MAX_QUANTITY);
        int max = (int) row.number("max_quantity", Math.max(min, USUAL_MAX_QUANTITY), 1, MAX_QUANTITY);
        if (max < min) {
            row.wrong("max_quantity", "checkout.csv-max-below-min");
        }
        return new Product.Sale(
                goods ? Product.Kind.GOODS : Product.Kind.PLAN,
                row.oneOf("unit", goods ? "PIECE" : "FLAT", UNITS),
                Product.BillingCycle.valueOf(row.oneOf("billing_cycle", goods ? "ONCE" : "MONTHLY", CYCLES)),
                Yen.of(price),
                new TaxRate(rate),
                new QuantityLimits(min, Math.max(min, max)));
    }

    /** A plan must say how it is ended (R153); goods need not. */
    private static Optional<CancellationTerms> terms(SheetRow row, boolean goods) {
        if (goods && !row.has("terms_ja")) {
            return Optional.empty();
        }
        return Optional.of(new CancellationTerms(
                (int) row.number("terms_notice_days", 0, 0, 365),
                row.oneOf("terms_effective_end", "END_OF_MONTH", ENDS),
                (int) row.number("terms_minimum_months", 1, 0, 120),
                row.oneOf("terms_refund", "NONE", REFUNDS),
                row.flag("terms_auto_renew", true),
                row.localized("terms", 500)));
    }

    private static Optional<Integer> stock(SheetRow row, boolean goods) {
        if (!goods && row.has("stock")) {
            row.wrong("stock", "checkout.csv-plan-has-no-stock");
        }
        return row.has("stock") ? Optional.of((int) row.number("stock", 0, MAX_COUNT)) : Optional.empty();
    }

    static FieldError error(int line, String column, String code, String value, Map<String, Object> more) {
        Map<String, Object> args = new HashMap<>(more);
        args.put("line", String.valueOf(line));
        args.put("column", column);
        args.put("value", value);
        return new FieldError("/lines/" + line + (column.isEmpty() ? "" : "/" + column), code, args);
    }

    private static Map<String, String> byColumn(List<String> columns, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), cells.get(i).strip());
        }
        return row;
    }

    private static Set<String> inOrder(String... words) {
        return new LinkedHashSet<>(Arrays.asList(words));
    }
}
