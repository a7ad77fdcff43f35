using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>The register's things in the reader's language.</summary>
internal static class TradeWords
{
    extension(IStringLocalizer<NumbersText> text)
    {
        /// <summary>The word of a state.</summary>
        public string Word(PrefixState state) => text["prefix-state." + state];

        /// <summary>The word of a kind.</summary>
        public string Word(NumberKind kind) => text["kind." + kind];

        /// <summary>The word of a state.</summary>
        public string Word(NumberState state) => text["number-state." + state];

        /// <summary>The word of an origin.</summary>
        public string Word(NumberOrigin origin) => text["origin." + origin];

        /// <summary>The word of a risk group.</summary>
        public string Word(RiskGroup risk) => text["risk." + risk];

        /// <summary>The word of a finding.</summary>
        public string Word(ItemState state) => text["item." + state];

        /// <summary>How a rule is known.</summary>
        public string Word(RuleStatus status) => text["rule." + status];
    }

    /// <summary>The chip of a state on a day.</summary>
    public static StatusKind Kind(this PrefixGrant prefix, DateOnly today) => prefix.State switch
    {
        PrefixState.Confirmed => prefix.IsUsableOn(today) ? prefix.ValidTo is { } last && last < today.AddDays(60) ? StatusKind.Risk : StatusKind.Ok : StatusKind.Late,
        PrefixState.Declared => StatusKind.Wait,
        PrefixState.Refused => StatusKind.Late,
        _ => StatusKind.None,
    };

    /// <summary>The chip of what was found.</summary>
    public static StatusKind Kind(this ItemState state) => state switch
    {
        ItemState.Present => StatusKind.Ok,
        ItemState.Missing => StatusKind.Late,
        ItemState.WithEvents => StatusKind.Wait,
        _ => StatusKind.None,
    };

    /// <summary>Net content as people read it.</summary>
    public static string NetText(this Product product) =>
        product.NetContent is { } content ? Display.NumberUpTo(content, 3) + " " + CodeLists.NetUnits.NameOf(product.NetUnit) : Display.Blank;

    /// <summary>A GTIN grouped for the eye: 8 936001 234567.</summary>
    public static string Grouped(string number) => number.Length switch
    {
        13 => $"{number[0]} {number[1..7]} {number[7..]}",
        14 => $"{number[0]} {number[1]} {number[2..8]} {number[8..]}",
        _ => number,
    };
}
