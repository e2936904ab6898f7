package jp.noren.payment.internal.db;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.noren.kernel.Slice;
import jp.noren.payment.internal.app.Attempt;
import jp.noren.payment.internal.app.Attempts;
import jp.noren.payment.internal.app.ReadProviders;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.persistence.Sql;

/** Lists of payments, newest first, by cursor. */
final class AttemptList {
    private static final String ATTENTION =
            "(state in ('NEEDS_OPERATOR', 'UNKNOWN', 'RELEASING') or reason is not null)";

    private static final String CONCERNS =
            "select id, payment, refund from (select id, id as payment, cast(null as varchar(31)) as refund, storefront, created_at"
                    + " from payment.payments where " + ATTENTION
                    + " union all select r.id, r.payment, r.id as refund, p.storefront, r.created_at from payment.refunds r"
                    + " join payment.payments p on p.id = r.payment where r.state in ('NEEDS_OPERATOR', 'UNKNOWN')) c where ";
    private static final String CREATED = "select created_at from payment.payments where id = ?";
    private static final String CREATED_EITHER =
            CREATED + " union all select created_at from payment.refunds where id = ?";

    private final Sql sql;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    AttemptList(Sql sql) {
        this.sql = sql;
    }

    List<Attempt> read(Attempts.Query query) {
        of(query.storefronts());
        if (query.state() != null) {
            add("state = ?", query.state());
        }
        boolean backwards = query.before() != null;
        cursor(CREATED, backwards ? query.before() : query.after(), backwards ? ">" : "<");
        String order = backwards ? " order by created_at, id" : " order by created_at desc, id desc";
        List<Attempt> found = new ArrayList<>(sql.query(
                "select " + AttemptRow.COLUMNS + " from payment.payments where " + String.join(" and ", conditions)
                        + order + " fetch first " + query.limit() + " rows only",
                AttemptRow::read,
                parameters.toArray()));
        if (backwards) {
            Collections.reverse(found);
        }
        return found;
    }

    List<Attempts.Concern> concerns(List<String> storefronts, Slice slice) {
        of(storefronts);
        boolean backwards = slice.isBackwards();
        cursor(CREATED_EITHER, backwards ? slice.before() : slice.after(), backwards ? ">" : "<");
        return slice.shown(sql.query(
                CONCERNS + String.join(" and ", conditions)
                        + (backwards ? " order by created_at, id" : " order by created_at desc, id desc")
                        + " fetch first " + slice.rows() + " rows only",
                row -> new Attempts.Concern(row.getString("payment"), row.getString("refund")),
                parameters.toArray()));
    }

    List<Attempts.Count> count(List<String> storefronts) {
        of(storefronts);
        return sql.query(
                "select state, method, count(*) as attempts, min(since) as oldest from payment.payments where "
                        + String.join(" and ", conditions) + " group by state, method",
                row -> new Attempts.Count(
                        AttemptState.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getLong(3),
                        Columns.instant(row, "oldest")),
                parameters.toArray());
    }

    Map<String, List<ReadProviders.Open>> openByProvider() {
        Map<String, List<ReadProviders.Open>> open = new TreeMap<>();
        sql.query(
                "select provider, state, reason, count(*) as attempts, min(since) as oldest from payment.payments where "
                        + ATTENTION + " or state in ('SENT', 'AUTHORISED', 'COMMITTING')"
                        + " group by provider, state, reason order by provider, state, reason",
                row -> open.computeIfAbsent(row.getString("provider"), provider -> new ArrayList<>())
                        .add(new ReadProviders.Open(
                                AttemptState.valueOf(row.getString("state")),
                                Columns.value(Reason.class, row.getString("reason")),
                                row.getLong("attempts"),
                                Columns.instant(row, "oldest"))));
        return open;
    }

    private void of(List<String> storefronts) {
        conditions.add("1 = 1");
        if (storefronts != null && storefronts.isEmpty()) {
            conditions.add("1 = 0");
        } else if (storefronts != null) {
            String marks = String.join(", ", Collections.nCopies(storefronts.size(), "?"));
            add("storefront in (" + marks + ")", storefronts.toArray());
        }
    }

    private void add(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
    }

    private void cursor(String created, String id, String comparison) {
        if (id == null) {
            return;
        }
        Object[] asked = Collections.nCopies(
                        (int) created.chars().filter(c -> c == '?').count(), id)
                .toArray();
        Optional<Long> found = sql.first(created, row -> row.getLong(1), asked);
        long at = found.orElse(0L);
        add("(created_at " + comparison + " ? or created_at = ? and id " + comparison + " ?)", at, at, id);
    }
}
