package jp.noren.storefront.internal.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.noren.kernel.Ids;
import jp.noren.kernel.LocalizedText;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.internal.app.Reseller;
import jp.noren.storefront.internal.app.StorefrontStore;
import jp.noren.storefront.internal.domain.PolicyEntry;
import jp.noren.storefront.internal.domain.PolicyHistory;
import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Storefronts, resellers and policies as entities; revision and switches as plain statements. */
@Component(service = StorefrontStore.class)
public final class JpaStorefronts implements StorefrontStore {
    private final JpaTemplate jpa;
    private final Sql sql;

    @Activate
    public JpaStorefronts(
            @Reference(target = "(osgi.unit.name=storefront)") JpaTemplate jpa,
            @Reference Sql sql,
            @Reference(target = "(schema.name=storefront)") Schema schema) {
        this.jpa = jpa;
        this.sql = sql;
    }

    @Override
    public String revision() {
        return sql.first("select token from storefront.revision where id = 1", row -> row.getString(1))
                .orElseThrow();
    }

    @Override
    public void beginChange() {
        sql.update("update storefront.revision set token = ? where id = 1", Ids.random("rev"));
    }

    @Override
    public List<Storefront> storefronts() {
        return all(
                "select s from StorefrontEntity s order by s.id",
                StorefrontEntity.class,
                StorefrontEntity::toStorefront);
    }

    @Override
    public List<Reseller> resellers() {
        return all("select r from ResellerEntity r order by r.code", ResellerEntity.class, ResellerEntity::toReseller);
    }

    @Override
    public List<OwnedPolicy> policies() {
        return all("select p from PolicyEntity p", PolicyEntity.class, PolicyEntity::toOwned);
    }

    private <E, T> List<T> all(String query, Class<E> type, Function<E, T> mapping) {
        return jpa.txExpr(em -> em.createQuery(query, type).getResultList().stream()
                .map(mapping)
                .toList());
    }

    @Override
    public List<Switch> switches() {
        return sql.query(
                "select storefront, name, is_on from storefront.switches",
                row -> new Switch(row.getString(1), row.getString(2), row.getBoolean(3)));
    }

    @Override
    public Optional<Storefront> find(String id) {
        return jpa.txExpr(
                em -> Optional.ofNullable(em.find(StorefrontEntity.class, id)).map(StorefrontEntity::toStorefront));
    }

    @Override
    public Optional<LocalizedText> reseller(String code) {
        return jpa.txExpr(em -> Optional.ofNullable(em.find(ResellerEntity.class, code))
                .map(entity -> entity.toReseller().name()));
    }

    @Override
    public PolicyHistory history(String storefront, String key) {
        return jpa.txExpr(em -> new PolicyHistory(em
                .createQuery(
                        "select p from PolicyEntity p where p.storefront = :storefront and p.policyKey = :key",
                        PolicyEntity.class)
                .setParameter("storefront", storefront)
                .setParameter("key", key)
                .getResultList()
                .stream()
                .map(PolicyEntity::toEntry)
                .toList()));
    }

    /** Flushed at once, as the rows after it refer to it. */
    @Override
    public void put(Storefront storefront) {
        jpa.tx(em -> {
            StorefrontEntity known = em.find(StorefrontEntity.class, storefront.id());
            if (known == null) {
                em.persist(new StorefrontEntity(storefront.id()).take(storefront));
            } else {
                known.take(storefront);
            }
            em.flush();
        });
    }

    @Override
    public void putReseller(Reseller reseller) {
        jpa.tx(em -> {
            ResellerEntity known = em.find(ResellerEntity.class, reseller.code());
            if (known == null) {
                em.persist(new ResellerEntity(reseller.code()).take(reseller));
            } else {
                known.take(reseller);
            }
            em.flush();
        });
    }

    @Override
    public void addPolicy(String storefront, PolicyEntry entry) {
        jpa.tx(em -> em.persist(PolicyEntity.of(storefront, entry)));
    }

    @Override
    public void endPolicy(PolicyEntry entry) {
        jpa.tx(em -> em.find(PolicyEntity.class, entry.id()).endOn(entry.to()));
    }

    @Override
    public void removePolicy(PolicyEntry entry) {
        jpa.tx(em -> em.remove(em.find(PolicyEntity.class, entry.id())));
    }

    @Override
    public void prolongPolicy(PolicyEntry entry) {
        jpa.tx(em -> em.find(PolicyEntity.class, entry.id()).goOnUntil(entry.to()));
    }

    @Override
    public void setSwitch(Switch change) {
        int known = sql.update(
                "update storefront.switches set is_on = ? where storefront = ? and name = ?",
                change.on(),
                change.storefront(),
                change.name());
        if (known == 0) {
            sql.update(
                    "insert into storefront.switches (is_on, storefront, name) values (?, ?, ?)",
                    change.on(),
                    change.storefront(),
                    change.name());
        }
    }
}
