package jp.noren.billing.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.noren.billing.api.Receivables;
import jp.noren.billing.internal.app.ClaimBook;
import jp.noren.billing.internal.domain.ClaimLine;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The claims in their tables. */
@Component
public final class SqlClaimBook implements ClaimBook {
    private static final String OPEN = " bill is null and withdrawn_at is null";

    private final Sql sql;

    @Activate
    public SqlClaimBook(@Reference(target = "(schema.name=billing)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Receivables.Claim claim, LocalDate closing) {
        boolean added = sql.insertIfAbsent(
                "insert into billing.claims (order_id, storefront, member, order_number, payment, fulfilled_at, closing, total)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                claim.order(),
                claim.storefront(),
                claim.member(),
                claim.orderNumber(),
                claim.payment(),
                claim.fulfilledAt().toEpochMilli(),
                closing,
                claim.total().amount());
        if (added) {
            List<Receivables.Line> lines = claim.lines();
            sql.updateEach(
                    "insert into billing.claim_lines (order_id, line_no, name, quantity, unit_price, tax_percent)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    IntStream.range(0, lines.size())
                            .mapToObj(i -> line(claim.order(), i + 1, lines.get(i)))
                            .toList());
        }
        return added;
    }

    private static Object[] line(String order, int number, Receivables.Line line) {
        return new Object[] {
            order, number, line.name(), line.quantity(), line.unitPrice().amount(), line.taxPercent()
        };
    }

    @Override
    public boolean withdraw(String order, Instant at) {
        return sql.update(
                        "update billing.claims set withdrawn_at = ? where order_id = ? and" + OPEN,
                        at.toEpochMilli(),
                        order)
                == 1;
    }

    @Override
    public Optional<LocalDate> earliestOpen(String storefront) {
        return sql
                .query(
                        "select closing from billing.claims where storefront = ? and" + OPEN
                                + " order by closing fetch first 1 rows only",
                        row -> Sql.date(row, "closing"),
                        storefront)
                .stream()
                .findFirst();
    }

    @Override
    public List<String> accounts(String storefront, LocalDate closing) {
        return sql.query(
                "select distinct c.member from billing.claims c where c.storefront = ? and c.closing <= ? and c.bill is null"
                        + " and c.withdrawn_at is null and not exists (select 1 from billing.bills b where"
                        + " b.storefront = c.storefront and b.member = c.member and b.closing = ?) order by c.member",
                row -> row.getString(1),
                storefront,
                closing,
                closing);
    }

    @Override
    public int take(String storefront, String member, LocalDate closing, String bill) {
        return sql.update(
                "update billing.claims set bill = ? where storefront = ? and member = ? and closing <= ? and" + OPEN,
                bill,
                storefront,
                member,
                closing);
    }

    @Override
    public List<OnBill> onBill(String bill) {
        Map<String, List<ClaimLine>> lines = sql
                .query(
                        "select l.order_id, l.name, l.quantity, l.unit_price, l.tax_percent from billing.claim_lines l"
                                + " join billing.claims c on c.order_id = l.order_id where c.bill = ? order by l.order_id, l.line_no",
                        row -> Map.entry(row.getString(1), readLine(row)),
                        bill)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return sql.query(
                "select order_id, order_number, payment, fulfilled_at, total, asked from billing.claims where bill = ?"
                        + " order by fulfilled_at, order_id",
                row -> readClaim(row, lines),
                bill);
    }

    private static ClaimLine readLine(ResultSet row) throws SQLException {
        return new ClaimLine(row.getString(2), row.getLong(3), Yen.of(row.getLong(4)), row.getInt(5));
    }

    private static OnBill readClaim(ResultSet row, Map<String, List<ClaimLine>> lines) throws SQLException {
        String asked = row.getString("asked");
        String order = row.getString("order_id");
        return new OnBill(
                order,
                row.getString("order_number"),
                row.getString("payment"),
                Instant.ofEpochMilli(row.getLong("fulfilled_at")),
                Yen.of(row.getLong("total")),
                lines.getOrDefault(order, List.of()),
                asked == null ? null : Asked.valueOf(asked));
    }

    @Override
    public void answered(String order, Asked asked) {
        sql.update("update billing.claims set asked = ? where order_id = ?", asked.name(), order);
    }

    @Override
    public void askAgain(String bill) {
        sql.update("update billing.claims set asked = null where bill = ? and asked = ?", bill, Asked.REFUSED.name());
    }
}
