package jp.noren.rental.internal.domain;

import java.util.List;
import jp.noren.kernel.LocalizedText;

/**
 * A model that can be rented.
 *
 * @param accessories what lies in the box beside it and has to come back with it, such as {@code USB_CABLE}
 */
public record DeviceModel(String code, Kind kind, LocalizedText name, List<String> accessories) {
    public DeviceModel {
        accessories = List.copyOf(accessories);
    }
}
