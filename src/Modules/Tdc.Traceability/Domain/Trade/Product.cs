using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>A product as its owner describes it.</summary>
/// <remarks>Which of these attributes the law asks for is dated data: see <see cref="ProductItems"/>.</remarks>
internal sealed class Product
{
    /// <summary>Its id.</summary>
    public required ProductId Id { get; init; }

    /// <summary>Who makes or answers for it.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>GTIN in 14 digits; <see langword="null"/> for a product with the platform's own number.</summary>
    public string? Gtin { get; set; }

    /// <summary>The platform's own number; <see langword="null"/> when it has none.</summary>
    public string? OwnNumber { get; set; }

    /// <summary>Vietnamese name, NFC.</summary>
    public required string NameVi { get; set; }

    /// <summary>English name; empty when none was given.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>Brand.</summary>
    public string Brand { get; set; } = "";

    /// <summary>Trademark or sign as registered; empty when none.</summary>
    public string Trademark { get; set; } = "";

    /// <summary>Code of the product group (<see cref="CodeLists.ProductGroups"/>).</summary>
    public string Group { get; set; } = "";

    /// <summary>Risk group.</summary>
    public RiskGroup Risk { get; set; }

    /// <summary>Document that sets the risk group.</summary>
    public string RiskBasis { get; set; } = "";

    /// <summary>Whether it is a strategic product of the province; only the department says so.</summary>
    public bool IsStrategic { get; set; }

    /// <summary>Decision that makes it one.</summary>
    public string StrategicBasis { get; set; } = "";

    /// <summary>Quantity in one item; <see langword="null"/> when not given or variable.</summary>
    public decimal? NetContent { get; set; }

    /// <summary>Unit of the quantity, UN/ECE Recommendation 20 (<c>KGM</c>, <c>LTR</c>, <c>H87</c>).</summary>
    public string NetUnit { get; set; } = "";

    /// <summary>Days that it keeps.</summary>
    public int? ShelfLifeDays { get; set; }

    /// <summary>How to keep it.</summary>
    public string Storage { get; set; } = "";

    /// <summary>What it is, for people.</summary>
    public string Description { get; set; } = "";

    /// <summary>Name of who makes it when that is not the owner.</summary>
    public string ProducerName { get; set; } = "";

    /// <summary>Address of who makes it.</summary>
    public string ProducerAddress { get; set; } = "";

    /// <summary>Country of origin, ISO 3166-1 (<c>VN</c>).</summary>
    public string Origin { get; set; } = "";

    /// <summary>Picture among the stored files.</summary>
    public Guid? Picture { get; set; }

    /// <summary>The day from which it is withdrawn; <see langword="null"/> while it is on the market.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    /// <summary>Why it was withdrawn.</summary>
    public string WithdrawnWhy { get; set; } = "";

    /// <summary>Names and numbers in search form.</summary>
    public string Search { get; set; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>Certificates and standards applied.</summary>
    public List<ProductCertificate> Certificates { get; init; } = [];

    /// <summary>The number under which people know it.</summary>
    public string Number => Gtin is { } gtin ? Gs1.Keys.Gtin.Parse(gtin, null).ToPrinted() : OwnNumber ?? "";

    /// <summary>What other parts of the module see.</summary>
    public ProductCard ToCard() => new()
    {
        Id = Id.Value,
        Gtin = Gtin ?? "",
        InternalNumber = OwnNumber ?? "",
        NameVi = NameVi,
        NameEn = NameEn.Length > 0 ? NameEn : NameVi,
        Brand = Brand,
        Group = Group,
        Owner = Owner,
        Risk = Risk,
        IsStrategic = IsStrategic,
        NetContent = NetContent is { } content ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{content:0.######} {NetUnit}") : "",
        ShelfLifeDays = ShelfLifeDays,
        Picture = Picture,
        Certificates = [.. Certificates.OrderBy(c => c.Position).Select(c => new CertificateCard(c.Kind, c.Number, c.Issuer, c.ValidTo))],
        IsWithdrawn = WithdrawnOn is not null,
    };
}

/// <summary>A certificate or declaration of a product, or a standard or regulation applied to it.</summary>
internal sealed class ProductCertificate
{
    /// <summary>Its id.</summary>
    public required CertificateId Id { get; init; }

    /// <summary>The product.</summary>
    public required ProductId ProductId { get; init; }

    /// <summary>Code of the kind (<see cref="CodeLists.CertificateKinds"/>); a standard and a technical regulation are two kinds (Law 70/2025/QH15).</summary>
    public required string Kind { get; init; }

    /// <summary>Number as printed, such as <c>TCVN 11892-1:2017</c>.</summary>
    public required string Number { get; set; }

    /// <summary>Who issued it.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>First day.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; <see langword="null"/> when it does not end.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The paper among the stored files.</summary>
    public Guid? File { get; set; }

    /// <summary>Place in the list, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}
