using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Domain.Chain.Checks;

/// <summary>Something that does not fit.</summary>
/// <param name="Kind">Code of the kind of alert.</param>
/// <param name="Cause">What is the same each time the same thing is found.</param>
/// <param name="Subject">The identifier that it is about.</param>
/// <param name="Events">The events that show it, in the order of happening.</param>
/// <param name="Facts">What the text names, by position.</param>
internal sealed record ChainFinding(string Kind, string Cause, string Subject, IReadOnlyList<ChainEvent> Events, IReadOnlyList<string> Facts);

/// <summary>What the checks need beside histories.</summary>
internal sealed class CheckSetting
{
    /// <summary>The numbers of the rules.</summary>
    public required ChainRules Rules { get; init; }

    /// <summary>The instant of the check.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Histories.</summary>
    public required HistoryBook Book { get; init; }

    /// <summary>Places that the register knows, by canonical identifier.</summary>
    public IReadOnlyDictionary<string, PlaceCard> Places { get; init; } = new Dictionary<string, PlaceCard>();

    /// <summary>Products that the register knows, by GTIN.</summary>
    public IReadOnlyDictionary<string, ProductCard> Products { get; init; } = new Dictionary<string, ProductCard>();

    /// <summary>The place of an event in the register: its location or read point, or the site that it is part of.</summary>
    public PlaceCard? PlaceOf(ChainEvent e)
    {
        foreach (var id in new[] { e.Location, e.ReadPoint })
        {
            if (id is not null && (Places.TryGetValue(id, out var card) || Places.TryGetValue(Steps.Site(id), out card)))
            {
                return card;
            }
        }

        return null;
    }

    /// <summary>How much mass, volume … a quantity is; a count of a product with a known net content is turned into it.</summary>
    /// <returns><see langword="null"/> when it cannot be said.</returns>
    public (string Dimension, decimal Value)? Measure(string id, decimal? quantity, string? uom)
    {
        if (quantity is not { } amount || Units.ToBase(amount, uom) is not { } measured)
        {
            return null;
        }

        if (measured.Dimension == "count" && Thing.GtinOf(id) is { } gtin && Products.TryGetValue(gtin, out var product)
            && product.NetContent.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, var unit]
            && decimal.TryParse(number, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var net)
            && Units.ToBase(net, unit) is { Dimension: not "count" } content)
        {
            return (content.Dimension, content.Value * measured.Value);
        }

        return measured;
    }
}
