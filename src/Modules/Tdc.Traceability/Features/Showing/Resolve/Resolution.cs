using Tdc.Gs1.DigitalLinks;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Showing.Resolve;

/// <summary>What the resolver knows of an identifier.</summary>
internal sealed class Resolution
{
    /// <summary>The version of <see cref="ShowingVersion"/> for which it holds.</summary>
    public required long Version { get; init; }

    /// <summary>When it was read, as a timestamp of the system's clock.</summary>
    public long MadeAt { get; } = TimeProvider.System.GetTimestamp();

    /// <summary>200 known, 404 unknown, 410 withdrawn, 400 malformed.</summary>
    public required int Status { get; init; }

    /// <summary>The path in its canonical writing; as asked when it is malformed.</summary>
    public required string KeyPath { get; init; }

    /// <summary>The links that hold for it, inherited ones included.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Vietnamese name of what it names; empty when not known.</summary>
    public string NameVi { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>14 digits when it is a trade item.</summary>
    public string Gtin { get; init; } = "";

    /// <summary>The lot when one is named.</summary>
    public string Lot { get; init; } = "";

    /// <summary>The serial number when one is named.</summary>
    public string Serial { get; init; } = "";

    /// <summary>Whether it may still be used.</summary>
    public bool IsFresh(long version) => Version == version && TimeProvider.System.GetElapsedTime(MadeAt) < ShowingVersion.Lifetime;
}

/// <summary>Reads what is known of an identifier: register, links of its owner, events.</summary>
internal sealed class CodeResolver(ITradeRegister register, IEventStore store, OwnersLinks links, RecalledItems recalled)
{
    /// <summary>Where the data behind a trace page is.</summary>
    public const string DataPath = "/api/traceability/trace";

    /// <summary>Reads.</summary>
    /// <param name="link">A sound identifier.</param>
    /// <param name="version">The version for which the answer will hold.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Resolution> ReadAsync(DigitalLink link, long version, CancellationToken cancellation)
    {
        var path = ScannedCode.PathOf(link);
        var isTradeItem = link.Key.Ai.Code == "01";
        var gtin = isTradeItem ? link.Key.Value : "";
        var lot = Qualifier(link, "10");
        var serial = Qualifier(link, "21");
        var product = isTradeItem ? await register.ProductAsync(gtin, cancellation) : null;
        var place = isTradeItem ? null : await register.PlaceAsync(KeyLevels.Canonical(path), cancellation);
        if (product is { IsWithdrawn: true })
        {
            return new() { Version = version, Status = 410, KeyPath = path, Gtin = gtin, Lot = lot, Serial = serial, NameVi = product.NameVi, NameEn = product.NameEn };
        }

        var levels = KeyLevels.Of(link);
        var given = await links.OfAsync(levels, cancellation);
        var canonical = levels.Select(KeyLevels.Canonical).Distinct().ToList();
        var hasEvents = (await store.OccurrencesAsync([.. canonical.Select(IdentifierKey.OfCanonical)], 1, cancellation)).Count > 0;
        if (product is null && place is null && given.Count == 0 && !hasEvents)
        {
            return new() { Version = version, Status = 404, KeyPath = path, Gtin = gtin, Lot = lot, Serial = serial };
        }

        return new()
        {
            Version = version,
            Status = 200,
            KeyPath = path,
            Gtin = gtin,
            Lot = lot,
            Serial = serial,
            NameVi = product?.NameVi ?? place?.NameVi ?? "",
            NameEn = product?.NameEn ?? place?.NameEn ?? "",
            Links = [.. Effective(path, levels, given, product, hasEvents, hasEvents && await recalled.AnyAsync(canonical, cancellation))],
        };
    }

    // What the owner gave at the finest level of its type; where nothing was given, the pages of this site.
    private static IEnumerable<Link> Effective(
        string path, IReadOnlyList<string> levels, List<TraceLink> given, ProductCard? product, bool hasEvents, bool recalled)
    {
        var own = given.GroupBy(g => g.Type).ToDictionary(
            g => g.Key, g => g.GroupBy(l => l.KeyPath).MinBy(at => levels.ToList().IndexOf(at.Key))!.Select(Read).ToList());
        List<Link> links = [];
        var hasDefault = own.ContainsKey(LinkTypes.Default) || own.ContainsKey(LinkTypes.DefaultMulti);
        // Who scans goods that are being recalled must read of the recall first.
        if (!hasDefault || recalled)
        {
            var (vi, en) = Pages(LinkTypes.Default, path, "");
            links.Add(vi);
            links.Add(vi with { Type = LinkTypes.DefaultMulti });
            links.Add(en with { Type = LinkTypes.DefaultMulti });
            own.Remove(LinkTypes.Default);
            own.Remove(LinkTypes.DefaultMulti);
        }
        else if (!own.ContainsKey(LinkTypes.Default))
        {
            links.Add(own[LinkTypes.DefaultMulti][0] with { Type = LinkTypes.Default });
        }

        links.AddRange(own.OrderBy(o => o.Key, StringComparer.Ordinal).SelectMany(o => o.Key == LinkTypes.Default ? o.Value.Take(1) : o.Value));
        foreach (var (type, anchor) in (ReadOnlySpan<(string, string)>)[("pip", ""), ("traceability", ""), ("recallStatus", "#thu-hoi")])
        {
            if (!own.ContainsKey(type))
            {
                var (vi, en) = Pages(type, path, anchor);
                links.AddRange([vi, en]);
            }
        }

        if (product is { Certificates.Count: > 0 } && !own.ContainsKey("certificationInfo"))
        {
            var (vi, en) = Pages("certificationInfo", path, "#chung-nhan");
            links.AddRange([vi, en]);
        }

        if (!own.ContainsKey("masterData"))
        {
            links.Add(Data("masterData", DataPath + path, "application/json"));
        }

        if (hasEvents && !own.ContainsKey("epcis"))
        {
            links.Add(Data("epcis", DataPath + path + "?format=epcis", "application/ld+json"));
        }

        return links;
    }

    private static (Link Vi, Link En) Pages(string type, string path, string anchor)
    {
        var known = LinkTypes.Find(type == LinkTypes.Default ? "traceability" : type)!;
        return (new(type, "/truy-xuat" + path + anchor, known.TitleVi, known.TitleEn, "vi"), new(type, "/en/truy-xuat" + path + anchor, known.TitleVi, known.TitleEn, "en"));
    }

    private static Link Data(string type, string href, string mediaType)
    {
        var known = LinkTypes.Find(type)!;
        return new(type, href, known.TitleVi, known.TitleEn, "", mediaType);
    }

    private static Link Read(TraceLink link)
    {
        var known = LinkTypes.Find(link.Type);
        return new(
            link.Type, link.Href, link.TitleVi.Length > 0 ? link.TitleVi : known?.TitleVi ?? link.Type, link.TitleEn.Length > 0 ? link.TitleEn : known?.TitleEn ?? link.Type,
            link.Language, link.MediaType, link.Context);
    }

    private static string Qualifier(DigitalLink link, string code) => link.Path.FirstOrDefault(e => e.Ai.Code == code).Value ?? "";
}

/// <summary>The levels from which an identifier inherits links and facts.</summary>
internal static class KeyLevels
{
    /// <summary>Paths from the identifier itself to its bare key: all qualifiers, then fewer, a serial before a lot before a variant.</summary>
    public static IReadOnlyList<string> Of(DigitalLink link)
    {
        var qualifiers = link.Path.Skip(1).ToList();
        var stem = Written([link.Key]);
        var count = 1 << qualifiers.Count;
        return [.. Enumerable.Range(0, count)
            .Select(mask => (Mask: mask, Chosen: qualifiers.Where((_, i) => (mask >> i & 1) == 1).ToList()))
            .OrderByDescending(s => s.Chosen.Count).ThenByDescending(s => s.Mask)
            .Select(s => stem + Written(s.Chosen))];
    }

    /// <summary>The identifier of a level as events hold it.</summary>
    public static string Canonical(string path) => IdentifierKey.Canonical(DigitalLink.CanonicalStem + path);

    private static string Written(IEnumerable<Gs1.ElementStrings.Element> elements)
    {
        var text = new System.Text.StringBuilder();
        foreach (var element in elements)
        {
            text.Append('/').Append(element.Ai.Code).Append('/');
            text.Append(Uri.EscapeDataString(element.Value)); // leaves A-Z a-z 0-9 - . _ ~, as Digital Links do
        }

        return text.ToString();
    }
}
