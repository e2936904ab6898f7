package jp.noren.storefront.internal.db;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import jp.noren.storefront.internal.app.Reseller;

@Entity
@Table(schema = "storefront", name = "resellers")
public class ResellerEntity {
    @Id
    private String code;

    @Column(name = "name_ja")
    private String nameJa;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_vi")
    private String nameVi;

    @Version
    private int version;

    protected ResellerEntity() {}

    ResellerEntity(String code) {
        this.code = code;
    }

    ResellerEntity take(Reseller reseller) {
        nameJa = reseller.name().texts().get("ja");
        nameEn = reseller.name().texts().get("en");
        nameVi = reseller.name().texts().get("vi");
        return this;
    }

    Reseller toReseller() {
        return new Reseller(code, Names.of(nameJa, nameEn, nameVi));
    }
}
