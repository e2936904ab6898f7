package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.DeviceBook;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.RentalDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The stock in its table. Which taker gets a device is decided by the row count of one update. */
@Component
public final class SqlDevices implements DeviceBook {
    private static final String SELECT =
            "select d.id, d.storefront, d.code, d.model, d.serial_number, d.state, d.contract, d.carrier, d.tracking_number"
                    + " from rental.devices d";
    private static final String MOVE =
            "update rental.devices set state = ?, contract = ?, changed_at = ? where id = ? and state = ?";

    private final Sql sql;

    @Activate
    public SqlDevices(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<String> free(String storefront, List<String> models, int limit) {
        if (models.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(storefront, DeviceState.IN_STOCK.name()));
        values.addAll(models);
        String marks = String.join(", ", Collections.nCopies(models.size(), "?"));
        return sql.query(
                "select id from rental.devices where storefront = ? and state = ? and model in (" + marks + ")"
                        + " order by code fetch first " + limit + " rows only",
                row -> row.getString(1),
                values.toArray());
    }

    @Override
    public boolean assign(String device, String contract, Instant at) {
        return sql.update(
                        MOVE,
                        DeviceState.ASSIGNED.name(),
                        contract,
                        at.toEpochMilli(),
                        device,
                        DeviceState.IN_STOCK.name())
                == 1;
    }

    @Override
    public boolean move(RentalDevice device, DeviceState next, Instant at) {
        return sql.update(
                        MOVE,
                        next.name(),
                        next == DeviceState.IN_STOCK ? null : device.contract(),
                        at.toEpochMilli(),
                        device.id(),
                        device.state().name())
                == 1;
    }

    @Override
    public boolean ship(RentalDevice device, RentalDevice.Tracking tracking, Instant at) {
        return sql.update(
                        "update rental.devices set state = ?, carrier = ?, tracking_number = ?, changed_at = ?"
                                + " where id = ? and state = ?",
                        DeviceState.SHIPPED.name(),
                        tracking.carrier(),
                        tracking.number(),
                        at.toEpochMilli(),
                        device.id(),
                        DeviceState.ASSIGNED.name())
                == 1;
    }

    @Override
    public Optional<RentalDevice> find(String id) {
        return sql.first(SELECT + " where d.id = ?", SqlDevices::read, id);
    }

    @Override
    public Optional<RentalDevice> byCode(String storefront, String code) {
        return sql.first(SELECT + " where d.storefront = ? and d.code = ?", SqlDevices::read, storefront, code);
    }

    @Override
    public Optional<RentalDevice> ofContract(String contract) {
        return sql.first(SELECT + " where d.contract = ?", SqlDevices::read, contract);
    }

    @Override
    public List<RentalDevice> page(Filter filter, Slice slice) {
        Conditions listing = new Conditions()
                .in("d.storefront", filter.storefronts())
                .equal("d.state", filter.state() == null ? null : filter.state().name())
                .equal("d.model", filter.model());
        Paging paging = new Paging("rental.devices", "d", "code");
        String tail = paging.apply(listing, slice);
        return slice.shown(sql.query(SELECT + listing.where() + tail, SqlDevices::read, listing.values()));
    }

    @Override
    public List<Count> counts(String storefront) {
        return sql.query(
                "select model, state, count(*) from rental.devices where storefront = ? group by model, state"
                        + " order by model, state",
                row -> new Count(row.getString(1), DeviceState.valueOf(row.getString(2)), row.getLong(3)),
                storefront);
    }

    @Override
    public boolean add(RentalDevice device, Instant at) {
        return sql.insertIfAbsent(
                "insert into rental.devices (id, storefront, code, model, serial_number, state, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                device.id(),
                device.storefront(),
                device.code(),
                device.model(),
                device.serial(),
                device.state().name(),
                at.toEpochMilli());
    }

    @Override
    public boolean takeOver(RentalDevice device, String contract, DeviceState stands, Instant at) {
        return sql.update(
                        MOVE + " and contract is null",
                        stands.name(),
                        contract,
                        at.toEpochMilli(),
                        device.id(),
                        device.state().name())
                == 1;
    }

    @Override
    public List<RentalDevice> arrived(LocalDate today, int limit) {
        return sql.query(
                SELECT + " join rental.contracts c on c.id = d.contract where d.state = ? and c.start_on <= ?"
                        + " order by d.id fetch first " + limit + " rows only",
                SqlDevices::read,
                DeviceState.SHIPPED.name(),
                today);
    }

    private static RentalDevice read(ResultSet row) throws SQLException {
        String number = row.getString("tracking_number");
        return new RentalDevice(
                row.getString("id"),
                row.getString("storefront"),
                row.getString("code"),
                row.getString("model"),
                row.getString("serial_number"),
                DeviceState.valueOf(row.getString("state")),
                row.getString("contract"),
                number == null ? null : new RentalDevice.Tracking(row.getString("carrier"), number));
    }
}
