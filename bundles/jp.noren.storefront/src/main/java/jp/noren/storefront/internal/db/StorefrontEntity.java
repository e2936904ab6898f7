package jp.noren.storefront.internal.db;

import java.util.List;
import java.util.Map;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import jp.noren.storefront.api.Storefront;

@Entity
@Table(schema = "storefront", name = "storefronts")
public class StorefrontEntity {
    @Id
    private String id;

    private String type;

    @Column(name = "name_ja")
    private String nameJa;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_vi")
    private String nameVi;

    @Column(name = "company_ja")
    private String companyJa;

    @Column(name = "company_en")
    private String companyEn;

    @Column(name = "company_vi")
    private String companyVi;

    @Column(name = "registration_number")
    private String registrationNumber;

    @Column(name = "statement_descriptor")
    private String statementDescriptor;

    private String languages;
    private String reseller;

    @Version
    private int version;

    protected StorefrontEntity() {}

    StorefrontEntity(String id) {
        this.id = id;
    }

    StorefrontEntity take(Storefront storefront) {
        type = storefront.type();
        Map<String, String> name = storefront.name().texts();
        nameJa = name.get("ja");
        nameEn = name.get("en");
        nameVi = name.get("vi");
        Map<String, String> company = storefront.company().texts();
        companyJa = company.get("ja");
        companyEn = company.get("en");
        companyVi = company.get("vi");
        registrationNumber = storefront.registrationNumber();
        statementDescriptor = storefront.statementDescriptor();
        languages = String.join(",", storefront.languages());
        reseller = storefront.reseller();
        return this;
    }

    Storefront toStorefront() {
        return new Storefront(
                id,
                type,
                Names.of(nameJa, nameEn, nameVi),
                Names.of(companyJa, companyEn, companyVi),
                registrationNumber,
                statementDescriptor,
                List.of(languages.split(",")),
                reseller);
    }
}
