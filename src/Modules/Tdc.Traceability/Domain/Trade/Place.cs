using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>A place where goods are grown, made, kept, sold or pass through.</summary>
internal sealed class Place
{
    /// <summary>Stem of the identifier of a place with a GLN.</summary>
    public const string GlnStem = "https://id.gs1.org/414/";

    /// <summary>Its id.</summary>
    public required PlaceId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>GLN, 13 digits; <see langword="null"/> for a place with the platform's own number.</summary>
    public string? Gln { get; init; }

    /// <summary>The platform's own number; <see langword="null"/> when it has a GLN.</summary>
    public string? OwnNumber { get; init; }

    /// <summary>The one form of its identifier: canonical Digital Link, or <c>urn:tdc:place:…</c>.</summary>
    public required string Canonical { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; set; }

    /// <summary>English name; empty when none was given.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>Code of the kind (<see cref="CodeLists.PlaceKinds"/>).</summary>
    public required string Kind { get; set; }

    /// <summary>Address in words.</summary>
    public string Address { get; set; } = "";

    /// <summary>The commune; <see langword="null"/> outside the province.</summary>
    public LineageId? Commune { get; set; }

    /// <summary>WGS 84 latitude in degrees.</summary>
    public double? Latitude { get; set; }

    /// <summary>WGS 84 longitude in degrees.</summary>
    public double? Longitude { get; set; }

    /// <summary>Boundary as GeoJSON polygon coordinates; empty when none.</summary>
    public string Polygon { get; set; } = "";

    /// <summary>Area within the boundary in hectares, computed.</summary>
    public double? AreaHectares { get; set; }

    /// <summary>Planting-area or packing-house code as issued; empty when none.</summary>
    public string AreaCode { get; set; } = "";

    /// <summary>Whether everybody may see its exact position. Never for a household's farm.</summary>
    public bool IsPublic { get; set; }

    /// <summary>The day from which it is no longer used.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Names and numbers in search form.</summary>
    public string Search { get; set; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>The number under which people know it.</summary>
    public string Number => Gln ?? OwnNumber ?? "";

    /// <summary>What other parts of the module see.</summary>
    public PlaceCard ToCard() => new()
    {
        Id = Id.Value,
        Canonical = Canonical,
        NameVi = NameVi,
        NameEn = NameEn.Length > 0 ? NameEn : NameVi,
        Owner = Owner,
        Kind = Kind,
        Address = Address,
        Commune = Commune,
        Latitude = Latitude,
        Longitude = Longitude,
        Polygon = Polygon,
        AreaCode = AreaCode,
        IsPublic = IsPublic,
    };
}
