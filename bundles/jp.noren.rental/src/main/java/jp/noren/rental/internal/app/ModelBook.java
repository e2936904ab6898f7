package jp.noren.rental.internal.app;

import java.util.Optional;
import jp.noren.rental.internal.domain.DeviceModel;

/** The models a storefront rents out. Joins the running transaction. */
public interface ModelBook {

    /** Adds the model or writes over what is known of it. */
    void put(String storefront, DeviceModel model);

    Optional<DeviceModel> find(String storefront, String code);
}
