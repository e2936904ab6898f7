package jp.noren.rental.internal.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rental.internal.app.DeviceBook;
import jp.noren.rental.internal.app.ImportStock;
import jp.noren.rental.internal.domain.DeviceModel;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.Kind;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.rental.internal.domain.ReturnOrder;
import jp.noren.rental.internal.domain.ReturnState;

/** What goes over the wire of devices and returns. States travel as in the stock list, in capitals. */
final class DeviceWire {
    private DeviceWire() {}

    record Device(
            String id,
            String storefront,
            String code,
            String model,
            String serial,
            String state,
            String contract,
            String carrier,
            String trackingNumber) {
        static Device of(RentalDevice device) {
            RentalDevice.Tracking tracking = device.tracking();
            return new Device(
                    device.id(),
                    device.storefront(),
                    device.code(),
                    device.model(),
                    device.serial(),
                    device.state().name(),
                    device.contract(),
                    tracking == null ? null : tracking.carrier(),
                    tracking == null ? null : tracking.number());
        }
    }

    /** How many of a model stand where. */
    record Count(String model, String state, long devices) {
        static Count of(DeviceBook.Count count) {
            return new Count(count.model(), count.state().name(), count.devices());
        }
    }

    record Counts(String object, List<Count> data, boolean hasMore, String url) {}

    record Shipment(String carrier, String trackingNumber) {
        RentalDevice.Tracking tracking() {
            return new RentalDevice.Tracking(carrier, trackingNumber);
        }
    }

    record Step(String to) {
        DeviceState state() {
            return word("/to", to, DeviceState::valueOf);
        }
    }

    /** A stock list. */
    record Stock(List<Model> models, List<Item> devices) {
        ImportStock.Stock read() {
            List<FieldError> errors = new ArrayList<>();
            List<Model> newModels = models == null ? List.of() : models;
            List<Item> newDevices = devices == null ? List.of() : devices;
            for (int i = 0; i < newModels.size(); i++) {
                newModels.get(i).check("/models/" + i, errors);
            }
            for (int i = 0; i < newDevices.size(); i++) {
                newDevices.get(i).check("/devices/" + i, errors);
            }
            if (!errors.isEmpty()) {
                throw RefusedException.invalid(errors);
            }
            return new ImportStock.Stock(
                    newModels.stream().map(Model::read).toList(),
                    newDevices.stream().map(Item::read).toList());
        }
    }

    record Model(String id, String kind, LocalizedText name, List<String> accessories) {
        void check(String at, List<FieldError> errors) {
            require(at + "/id", id, 20, errors);
            if (name == null) {
                errors.add(FieldError.of(at + "/name", "rest.field-required"));
            }
            if (kind == null || !isWord(kind, Kind::valueOf)) {
                errors.add(FieldError.of(at + "/kind", "rental.model-kind-unknown"));
            }
        }

        DeviceModel read() {
            return new DeviceModel(id, Kind.valueOf(kind), name, accessories == null ? List.of() : accessories);
        }
    }

    record Item(String id, String model, String serial, String state) {
        void check(String at, List<FieldError> errors) {
            require(at + "/id", id, 40, errors);
            require(at + "/serial", serial, 60, errors);
            if (state != null && !isWord(state, DeviceState::valueOf)) {
                errors.add(FieldError.of(at + "/state", "rental.device-state-unknown"));
            }
        }

        ImportStock.Item read() {
            return new ImportStock.Item(id, model, serial, state == null ? null : DeviceState.valueOf(state));
        }
    }

    record Imported(int models, int devices) {
        static Imported of(ImportStock.Imported imported) {
            return new Imported(imported.models(), imported.devices());
        }
    }

    /** A return order. */
    record Return(
            String id,
            String contract,
            String device,
            LocalDate endsOn,
            LocalDate dueOn,
            String state,
            boolean overdue,
            LocalDate postmarkOn,
            LocalDate receivedOn,
            Boolean damaged,
            List<String> missing) {
        static Return of(ReturnOrder order) {
            ReturnOrder.Came came = order.came();
            return new Return(
                    order.id(),
                    order.contract(),
                    order.device(),
                    order.endsOn(),
                    order.dueOn(),
                    order.state().name(),
                    order.overdue(),
                    came.postmark(),
                    came.received(),
                    came.damaged(),
                    came.missing());
        }
    }

    record Receipt(LocalDate postmarkOn, LocalDate receivedOn) {}

    record Inspection(boolean damaged, List<String> missing) {
        List<String> gone() {
            return missing == null ? List.of() : missing;
        }
    }

    record Loss(boolean waived) {}

    static DeviceState deviceState(String word) {
        return word == null ? null : word("/state", word, DeviceState::valueOf);
    }

    static ReturnState returnState(String word) {
        return word == null ? null : word("/state", word, ReturnState::valueOf);
    }

    private static void require(String at, String text, int longest, List<FieldError> errors) {
        if (text == null || text.isBlank()) {
            errors.add(FieldError.of(at, "rest.field-required"));
        } else if (text.length() > longest) {
            errors.add(FieldError.of(at, "rental.too-long"));
        }
    }

    private static <T> boolean isWord(String word, Function<String, T> reader) {
        try {
            return reader.apply(word.toUpperCase(Locale.ROOT)) != null && word.equals(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static <T> T word(String at, String word, Function<String, T> reader) {
        if (word == null || !isWord(word, reader)) {
            throw RefusedException.invalid(List.of(FieldError.of(at, "rental.device-state-unknown")));
        }
        return reader.apply(word);
    }
}
