package jp.noren.rental.internal.app;

import java.util.HashMap;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.LocalizedText;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.DeviceModel;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records what happens to a device and tells the member of it, in the running transaction. */
@Component(service = DeviceNews.class)
public final class DeviceNews {
    private final AuditTrail audit;
    private final Mails mails;
    private final Members members;
    private final Shelf shelf;

    /** What a mail says of a device. */
    @Component(service = Shelf.class)
    public record Shelf(ContractBook contracts, ModelBook models, Storefronts storefronts) {
        @Activate
        public Shelf(
                @Reference ContractBook contracts, @Reference ModelBook models, @Reference Storefronts storefronts) {
            this.contracts = contracts;
            this.models = models;
            this.storefronts = storefronts;
        }
    }

    @Activate
    public DeviceNews(
            @Reference AuditTrail audit, @Reference Mails mails, @Reference Members members, @Reference Shelf shelf) {
        this.audit = audit;
        this.mails = mails;
        this.members = members;
        this.shelf = shelf;
    }

    void record(Caller actor, RentalDevice device, String act, Map<String, ?> details) {
        Map<String, Object> all = new HashMap<>(details);
        all.put("code", device.code());
        all.put("contract", device.contract() == null ? "" : device.contract());
        audit.record(actor, device.storefront(), "rental." + act, device.id(), all);
    }

    /** @param template code of the mail; its texts may use {@code shop, name, number, model, serial} besides the arguments given */
    void tell(RentalDevice device, String template, Map<String, ?> args) {
        shelf.contracts().find(device.contract()).ifPresent(contract -> tell(device, contract, template, args));
    }

    private void tell(RentalDevice device, Contract contract, String template, Map<String, ?> args) {
        MemberView member = members.get(contract.owner().member());
        Map<String, Object> all = new HashMap<>(args);
        all.put("shop", shelf.storefronts().get(device.storefront()).name());
        all.put("name", member.name());
        all.put("number", contract.number());
        all.put("model", model(device));
        all.put("serial", device.serial());
        mails.send(new Mails.Mail(
                device.storefront(), member.id(), member.email(), member.language(), template, all, Map.of()));
    }

    private LocalizedText model(RentalDevice device) {
        return shelf.models()
                .find(device.storefront(), device.model())
                .map(DeviceModel::name)
                .orElseGet(() -> LocalizedText.of(device.model(), device.model(), device.model()));
    }
}
