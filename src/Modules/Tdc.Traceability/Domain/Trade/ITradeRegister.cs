using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>What other parts of the module ask of the register of prefixes, products and places.</summary>
internal interface ITradeRegister
{
    /// <summary>The product with a GTIN in its 14-digit form, or <see langword="null"/> when the register does not know it.</summary>
    Task<ProductCard?> ProductAsync(string gtin14, CancellationToken cancellation);

    /// <summary>The product with one of the platform's own numbers (<see cref="OwnNumber"/>, <c>SP0000000017</c>), or <see langword="null"/>.</summary>
    Task<ProductCard?> ProductByOwnNumberAsync(string number, CancellationToken cancellation);

    /// <summary>Products of a unit, or all of them, by name.</summary>
    Task<IReadOnlyList<ProductCard>> ProductsAsync(LineageId? owner, CancellationToken cancellation);

    /// <summary>The place with an identifier (canonical Digital Link or own URI), or <see langword="null"/>.</summary>
    Task<PlaceCard?> PlaceAsync(string canonical, CancellationToken cancellation);

    /// <summary>Places by their identifiers; those unknown are left out.</summary>
    Task<IReadOnlyDictionary<string, PlaceCard>> PlacesAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation);

    /// <summary>Places of a unit, or all of them, by name.</summary>
    Task<IReadOnlyList<PlaceCard>> PlacesOfAsync(LineageId? owner, CancellationToken cancellation);

    /// <summary>All confirmed prefixes, past ones too; few enough to be kept in memory.</summary>
    Task<IReadOnlyList<PrefixCard>> PrefixesAsync(CancellationToken cancellation);
}

/// <summary>A company prefix and who may use it.</summary>
/// <param name="Digits">The digits, 6 to 12 (GS1 Company Prefix).</param>
/// <param name="Owner">Who it was given to.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or <see langword="null"/>.</param>
/// <param name="IsForeign">Whether it was given by another member organisation (not 893).</param>
internal sealed record PrefixCard(string Digits, LineageId Owner, DateOnly ValidFrom, DateOnly? ValidTo, bool IsForeign);

/// <summary>Risk group of goods. Source: Law 78/2025/QH15.</summary>
internal enum RiskGroup
{
    /// <summary>Not decided.</summary>
    Unknown,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High: traceability is compulsory on a roadmap.</summary>
    High,
}

/// <summary>What pages show of a product.</summary>
internal sealed record ProductCard
{
    /// <summary>Id in the register.</summary>
    public required Guid Id { get; init; }

    /// <summary>14 digits; empty for a product with an internal number only.</summary>
    public required string Gtin { get; init; }

    /// <summary>Internal number; empty when there is none.</summary>
    public string InternalNumber { get; init; } = "";

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; init; }

    /// <summary>English name; the Vietnamese one when none was given.</summary>
    public required string NameEn { get; init; }

    /// <summary>Brand.</summary>
    public string Brand { get; init; } = "";

    /// <summary>Code of the product group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Who makes or answers for it.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Risk group.</summary>
    public RiskGroup Risk { get; init; }

    /// <summary>Whether it is a strategic product of the province.</summary>
    public bool IsStrategic { get; init; }

    /// <summary>Net content such as <c>1.5 KGM</c>; empty when not given.</summary>
    public string NetContent { get; init; } = "";

    /// <summary>Days that it keeps; <see langword="null"/> when not given.</summary>
    public int? ShelfLifeDays { get; init; }

    /// <summary>Id of the picture among the stored files; <see langword="null"/> when there is none.</summary>
    public Guid? Picture { get; init; }

    /// <summary>Certificates and standards applied, in the order entered.</summary>
    public IReadOnlyList<CertificateCard> Certificates { get; init; } = [];

    /// <summary>Whether it was withdrawn: its links answer 410.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>A certificate or declaration of a product.</summary>
/// <param name="Kind">Stable code: <c>conformity-certificate</c>, <c>conformity-declaration</c>, <c>standard</c>, <c>ocop</c>, <c>vietgap</c> …</param>
/// <param name="Number">Number as printed.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="ValidTo">Last day; <see langword="null"/> when it does not end.</param>
internal sealed record CertificateCard(string Kind, string Number, string Issuer, DateOnly? ValidTo);

/// <summary>A place in the chain.</summary>
internal sealed record PlaceCard
{
    /// <summary>Id in the register.</summary>
    public required Guid Id { get; init; }

    /// <summary>Canonical identifier.</summary>
    public required string Canonical { get; init; }

    /// <summary>Name.</summary>
    public required string NameVi { get; init; }

    /// <summary>English name; the Vietnamese one when none was given.</summary>
    public required string NameEn { get; init; }

    /// <summary>Whose place it is.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>Kind: <c>farm</c>, <c>packing-house</c>, <c>factory</c>, <c>warehouse</c>, <c>shop</c>, <c>port</c> …</summary>
    public required string Kind { get; init; }

    /// <summary>Address in words, without a household's house number when it is a farm.</summary>
    public string Address { get; init; } = "";

    /// <summary>The commune in which it lies; <see langword="null"/> outside the province.</summary>
    public LineageId? Commune { get; init; }

    /// <summary>WGS 84 latitude in degrees; <see langword="null"/> when unknown.</summary>
    public double? Latitude { get; init; }

    /// <summary>WGS 84 longitude in degrees.</summary>
    public double? Longitude { get; init; }

    /// <summary>Boundary as GeoJSON polygon coordinates, outer ring first; empty when none. Never public for households.</summary>
    public string Polygon { get; init; } = "";

    /// <summary>Planting-area or packing-house code; empty when none.</summary>
    public string AreaCode { get; init; } = "";

    /// <summary>Whether its exact position may be shown to everybody, as its owner said.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether its name and position may be told to everybody; a household's never, whatever was said.</summary>
    /// <param name="units">The register of organisations.</param>
    /// <param name="day">The day on which the owner's kind counts.</param>
    public bool IsPublicIn(RegisterSnapshot units, DateOnly day) => IsPublic && !(units.Knows(Owner) && units.OfLineage(Owner, day).Kind == OrganisationKind.Household);
}
