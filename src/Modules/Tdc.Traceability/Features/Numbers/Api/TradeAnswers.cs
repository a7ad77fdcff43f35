using System.Globalization;
using System.Text.Json;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers.Api;

/// <summary>What was made.</summary>
/// <param name="Id">Its id.</param>
internal sealed record TradeMade(Guid Id);

/// <summary>A page of a list.</summary>
/// <param name="Items">The items, oldest first.</param>
/// <param name="Next">Value of <c>after</c> for the next page; null on the last.</param>
internal sealed record TradePage<T>(IReadOnlyList<T> Items, Guid? Next);

/// <summary>A prefix.</summary>
internal sealed record PrefixAnswer(
    Guid Id, string Digits, string Owner, bool IsForeign, PrefixState State, string CertificateNumber, DateOnly ValidFrom, DateOnly? ValidTo, DateOnly? FeePaidTo, string Note,
    string Decision, bool HasProof, long ItemNumbers, Guid Version)
{
    public static PrefixAnswer Of(PrefixGrant p, UnitNames units) => new(
        p.Id.Value, p.Digits, units.Code(p.Owner), p.IsForeign, p.State, p.CertificateNumber, p.ValidFrom, p.ValidTo, p.FeePaidTo, p.Note, p.Decision, p.Proof is not null,
        Gs1.Keys.CompanyPrefix.Read(p.Digits, out var prefix) == Gs1.Gs1Fault.None ? prefix.Capacity(Gs1.Keys.KeyKind.Gtin13) : 0, p.Version);
}

/// <summary>What numbers may look like and cost.</summary>
/// <param name="Prefixes">Lengths and fees of prefixes.</param>
/// <param name="Singles">Fees of single numbers.</param>
/// <param name="Terms">How long they hold.</param>
internal sealed record NumberRulesAnswer(IReadOnlyList<PrefixRule> Prefixes, IReadOnlyList<SingleRule> Singles, IReadOnlyList<TermRule> Terms);

/// <summary>A number.</summary>
internal sealed record NumberAnswer(Guid Id, NumberKind Kind, string Value, string Owner, NumberOrigin Origin, NumberState State, Guid? UsedBy, string Label, DateTimeOffset At)
{
    public static NumberAnswer Of(IssuedNumber n, UnitNames units) => new(n.Id.Value, n.Kind, n.Printed, units.Code(n.Owner), n.Origin, n.State, n.UsedBy, n.Label, n.At);
}

/// <summary>A run of numbers.</summary>
internal sealed record RangeAnswer(Guid Id, NumberKind Kind, string Owner, string First, string Last, int Count, string Product, string Lot, string Label, DateTimeOffset At)
{
    public static RangeAnswer Of(NumberRange r, string prefix, UnitNames units) => new(
        r.Id.Value, r.Kind, units.Code(r.Owner), Issue.NumberBook.At(r, prefix, 0), Issue.NumberBook.At(r, prefix, r.Count - 1), r.Count, r.Product, r.Lot, r.Label, r.At);
}

/// <summary>A certificate of a product.</summary>
internal sealed record CertificateAnswer(Guid Id, string Kind, string Number, string Issuer, DateOnly? ValidFrom, DateOnly? ValidTo, string? File);

/// <summary>An item of the law with what was found.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Name">Name in the reader's language.</param>
/// <param name="State">present, missing, notGiven or withEvents.</param>
/// <param name="Basis">The text that asks for it.</param>
/// <param name="Verified">Whether an excerpt of the text was read.</param>
internal sealed record ItemAnswer(string Code, string Name, ItemState State, string Basis, bool Verified);

/// <summary>What a product lacks, without a word on compliance.</summary>
/// <param name="On">The day of the rules.</param>
/// <param name="Present">Items that are there.</param>
/// <param name="Judged">Items that can be judged at the product.</param>
/// <param name="HasUnverifiedRules">Whether rules known from memory were applied.</param>
/// <param name="Items">All items.</param>
internal sealed record ItemsAnswer(DateOnly On, int Present, int Judged, bool HasUnverifiedRules, IReadOnlyList<ItemAnswer> Items)
{
    public static ItemsAnswer Of(ItemReport report) => new(report.On, report.Present, report.Judged, report.HasUnverified,
        [.. report.Findings.Select(f => new ItemAnswer(f.Item.Code, f.Item.Name, f.State, f.Item.Basis, f.Item.Status == RuleStatus.Seen))]);
}

/// <summary>A product.</summary>
internal sealed record ProductAnswer(
    Guid Id, string Owner, string? Gtin, string? OwnNumber, string NameVi, string NameEn, string Brand, string Trademark, string Group, RiskGroup Risk, string RiskBasis, bool IsStrategic,
    string StrategicBasis, decimal? NetContent, string NetUnit, int? ShelfLifeDays, string Storage, string Description, string ProducerName, string ProducerAddress, string Origin,
    string? Picture, DateOnly? WithdrawnOn, string WithdrawnWhy, IReadOnlyList<CertificateAnswer> Certificates, ItemsAnswer? Items, Guid Version)
{
    public static ProductAnswer Of(Product p, UnitNames units, ItemReport? report) => new(
        p.Id.Value, units.Code(p.Owner), p.Gtin, p.OwnNumber, p.NameVi, p.NameEn, p.Brand, p.Trademark, p.Group, p.Risk, p.RiskBasis, p.IsStrategic, p.StrategicBasis, p.NetContent, p.NetUnit,
        p.ShelfLifeDays, p.Storage, p.Description, p.ProducerName, p.ProducerAddress, p.Origin, p.Picture is { } picture ? $"/tep/{picture}" : null, p.WithdrawnOn, p.WithdrawnWhy,
        [.. p.Certificates.OrderBy(c => c.Position).Select(c => new CertificateAnswer(c.Id.Value, c.Kind, c.Number, c.Issuer, c.ValidFrom, c.ValidTo, c.File is { } file ? $"/tep/{file}" : null))],
        report is null ? null : ItemsAnswer.Of(report), p.Version);
}

/// <summary>A place.</summary>
internal sealed record PlaceAnswer(
    Guid Id, string Owner, string Identifier, string? Gln, string? OwnNumber, string NameVi, string NameEn, string Kind, string Address, string Commune, double? Latitude, double? Longitude,
    JsonElement? Polygon, double? AreaHectares, string AreaCode, string? AreaCodeForm, bool IsPublic, DateOnly? ClosedOn, IReadOnlyList<string> Warnings, Guid Version)
{
    public static PlaceAnswer Of(Place p, UnitNames units) => new(
        p.Id.Value, units.Code(p.Owner), p.Canonical, p.Gln, p.OwnNumber, p.NameVi, p.NameEn, p.Kind, p.Address, p.Commune is { } commune ? units.Code(commune) : "", p.Latitude, p.Longitude,
        p.Polygon.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(p.Polygon), p.AreaHectares, p.AreaCode,
        p.AreaCode.Length == 0 ? null : AreaCodes.Parse(p.AreaCode, units.Day)?.Pattern.Code, p.IsPublic, p.ClosedOn, Places.PlaceWarnings.Of(p, units.Day), p.Version);
}

/// <summary>Places as GeoJSON (RFC 7946).</summary>
internal static class GeoJson
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/geo+json";

    /// <summary>A collection of features; a place with a boundary is a polygon, one with a position a point, one with neither has no geometry.</summary>
    public static byte[] Write(IEnumerable<Place> places, UnitNames units)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var place in places)
            {
                Write(json, place, units);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Place place, UnitNames units)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", place.Canonical);
        if (place.Polygon.Length > 0)
        {
            json.WriteStartObject("geometry");
            json.WriteString("type", "Polygon");
            json.WritePropertyName("coordinates");
            json.WriteRawValue(place.Polygon);
            json.WriteEndObject();
        }
        else if (place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WritePropertyName("coordinates");
            json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"[{longitude:0.#######},{latitude:0.#######}]"));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("geometry");
        }

        json.WriteStartObject("properties");
        json.WriteString("name", place.NameVi);
        json.WriteString("kind", place.Kind);
        json.WriteString("owner", units.Code(place.Owner));
        json.WriteString("commune", place.Commune is { } commune ? units.Code(commune) : "");
        json.WriteString("areaCode", place.AreaCode);
        if (place.AreaHectares is { } hectares)
        {
            json.WriteNumber("hectares", hectares);
        }

        json.WriteString("country", "VN");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
