package jp.noren.notification.internal.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.notification.internal.app.DeliveryLog;
import jp.noren.notification.internal.domain.Delivery;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The delivery log in the database. Each change of a state is one statement that names the state it starts from. */
@Component(service = DeliveryLog.class)
public final class SqlDeliveryLog implements DeliveryLog {
    private static final String UPDATE = "update notification.deliveries set ";
    /** The attempt is counted with its end. */
    private static final String TRIED = UPDATE + "attempts = attempts + 1, ";

    private static final String IF_WAITING = " where id = ? and status = 'WAITING'";

    private final Sql sql;

    @Activate
    public SqlDeliveryLog(@Reference Sql sql, @Reference(target = "(schema.name=notification)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public void add(Delivery delivery, Content content) {
        sql.update(
                "insert into notification.deliveries (id, storefront, member, recipient, language, template, status,"
                        + " attempts, requested_at, args, secrets) values (?, ?, ?, ?, ?, ?, 'WAITING', 0, ?, ?, ?)",
                delivery.id(),
                delivery.storefront(),
                delivery.member(),
                delivery.recipient(),
                delivery.language(),
                delivery.template(),
                delivery.requestedAt().toEpochMilli(),
                ContentJson.write(content.args()),
                content.secrets().isEmpty() ? null : ContentJson.write(content.secrets()));
    }

    @Override
    public Optional<Waiting> begin(String id) {
        return sql.first(
                "select " + DeliveryRows.COLUMNS + ", args, secrets from notification.deliveries" + IF_WAITING,
                row -> new Waiting(
                        DeliveryRows.read(row).triedAgain(),
                        new Content(
                                ContentJson.read(row.getString("args")),
                                ContentJson.readTexts(row.getString("secrets")))),
                id);
    }

    @Override
    public void sent(String id, String messageId, Instant now) {
        sql.update(
                TRIED + "status = 'SENT', failure = null, message_id = ?, settled_at = ?, args = null, secrets = null"
                        + IF_WAITING,
                messageId,
                now.toEpochMilli(),
                id);
    }

    @Override
    public void failed(String id, String failure) {
        sql.update(TRIED + "failure = ?" + IF_WAITING, failure, id);
    }

    @Override
    public void ended(String id, Delivery.Status status, String failure, Instant now) {
        boolean mayBeSentAgain = status == Delivery.Status.PARKED;
        String erased = mayBeSentAgain ? "args = case when secrets is null then args end" : "args = null";
        sql.update(
                TRIED + "status = ?, failure = ?, settled_at = ?, " + erased + ", secrets = null" + IF_WAITING,
                status.name(),
                failure,
                now.toEpochMilli(),
                id);
    }

    @Override
    public boolean reopen(String id) {
        return sql.update(
                        UPDATE + "status = 'WAITING', attempts = 0, settled_at = null"
                                + " where id = ? and status = 'PARKED' and args is not null",
                        id)
                == 1;
    }

    @Override
    public List<Delivery> list(Query query) {
        return new DeliveryRows(sql).list(query);
    }
}
