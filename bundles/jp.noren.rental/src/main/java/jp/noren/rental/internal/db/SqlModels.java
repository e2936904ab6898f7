package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.ModelBook;
import jp.noren.rental.internal.domain.DeviceModel;
import jp.noren.rental.internal.domain.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The models in their table. */
@Component
public final class SqlModels implements ModelBook {
    private final Sql sql;

    @Activate
    public SqlModels(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void put(String storefront, DeviceModel model) {
        Object[] values = {
            model.kind().name(),
            model.name().in("ja"),
            model.name().in("en"),
            model.name().in("vi"),
            Words.join(model.accessories()),
            storefront,
            model.code()
        };
        int known = sql.update(
                "update rental.device_models set kind = ?, name_ja = ?, name_en = ?, name_vi = ?, accessories = ?"
                        + " where storefront = ? and code = ?",
                values);
        if (known == 0) {
            sql.update(
                    "insert into rental.device_models (kind, name_ja, name_en, name_vi, accessories, storefront, code)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    values);
        }
    }

    @Override
    public Optional<DeviceModel> find(String storefront, String code) {
        return sql.first(
                "select code, kind, name_ja, name_en, name_vi, accessories from rental.device_models"
                        + " where storefront = ? and code = ?",
                SqlModels::read,
                storefront,
                code);
    }

    private static DeviceModel read(ResultSet row) throws SQLException {
        List<String> accessories = Words.split(row.getString("accessories"));
        return new DeviceModel(
                row.getString("code"),
                Kind.valueOf(row.getString("kind")),
                LocalizedText.of(row.getString("name_ja"), row.getString("name_en"), row.getString("name_vi")),
                accessories);
    }
}
