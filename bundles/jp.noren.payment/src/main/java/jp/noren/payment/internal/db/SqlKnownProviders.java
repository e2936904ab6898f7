package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.KnownProviders;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Known providers in {@code payment.providers}; what this node has seen itself it need not read. */
@Component
public final class SqlKnownProviders implements KnownProviders {
    private static final String SELECT =
            "select id, version, method, buyers, min_amount, max_amount from payment.providers where ";

    private final Sql sql;
    private final Map<String, ProviderInfo> written = new ConcurrentHashMap<>();

    @Activate
    public SqlKnownProviders(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public List<ProviderInfo> of(String method) {
        return sql.query(SELECT + "method = ? order by id", SqlKnownProviders::read, method);
    }

    @Override
    public boolean isKnown(String provider) {
        return sql.first(SELECT + "id = ?", SqlKnownProviders::read, provider).isPresent();
    }

    private static ProviderInfo read(ResultSet row) throws SQLException {
        Set<BuyerKind> buyers = Arrays.stream(row.getString("buyers").split(","))
                .map(BuyerKind::valueOf)
                .collect(Collectors.toSet());
        return new ProviderInfo(
                row.getString("id"),
                row.getString("version"),
                row.getString("method"),
                Set.of(),
                buyers,
                Yen.of(row.getLong("min_amount")),
                Yen.of(row.getLong("max_amount")),
                Duration.ZERO);
    }

    @Override
    public void remember(List<ProviderInfo> present) {
        for (ProviderInfo info : present) {
            if (!info.equals(written.get(info.id()))) {
                write(info);
                written.put(info.id(), info);
            }
        }
    }

    private void write(ProviderInfo info) {
        String buyers = info.buyers().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        long min = info.min().amount();
        long max = info.max().amount();
        boolean there = sql.update(
                        "update payment.providers set version = ?, method = ?, buyers = ?, min_amount = ?, max_amount = ?"
                                + " where id = ?",
                        info.version(),
                        info.method(),
                        buyers,
                        min,
                        max,
                        info.id())
                == 1;
        if (!there) {
            sql.insertIfAbsent(
                    "insert into payment.providers (version, method, buyers, min_amount, max_amount, id)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    info.version(),
                    info.method(),
                    buyers,
                    min,
                    max,
                    info.id());
        }
    }
}
