package jp.noren.storefront.internal.db;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import jp.noren.storefront.internal.app.StorefrontStore.OwnedPolicy;
import jp.noren.storefront.internal.domain.PolicyEntry;

@Entity
@Table(schema = "storefront", name = "policies")
public class PolicyEntity {
    @Id
    private String id;

    private String storefront;

    @Column(name = "policy_key")
    private String policyKey;

    @Column(name = "policy_value")
    private String policyValue;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Version
    private int version;

    protected PolicyEntity() {}

    static PolicyEntity of(String storefront, PolicyEntry entry) {
        PolicyEntity entity = new PolicyEntity();
        entity.id = entry.id();
        entity.storefront = storefront;
        entity.policyKey = entry.key();
        entity.policyValue = entry.value();
        entity.validFrom = entry.from();
        entity.validTo = entry.to();
        return entity;
    }

    PolicyEntry toEntry() {
        return new PolicyEntry(id, policyKey, policyValue, validFrom, validTo);
    }

    OwnedPolicy toOwned() {
        return new OwnedPolicy(storefront, toEntry());
    }

    /** An entry that has an end keeps it. */
    void endOn(LocalDate day) {
        if (validTo != null) {
            throw new IllegalStateException("policy " + id + " has ended already");
        }
        validTo = day;
    }

    /** What would have followed it was taken back. */
    void goOnUntil(LocalDate day) {
        validTo = day;
    }
}
