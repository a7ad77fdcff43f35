namespace Tdc.ProductivityAnalysis.IndexNumbers;

/// <summary>The four usual indices of prices and of quantities between two situations.</summary>
/// <remarks>
/// <para>Unit: ratio, 1 = no change. An index that is undefined (no item in common, a sum of zero) is <see cref="double.NaN"/>, never 1.</para>
/// <para>Only items present in both situations count; <see cref="BaseCoverage"/> and <see cref="CurrentCoverage"/> say how much of the value they are.</para>
/// </remarks>
public sealed record PriceQuantityIndex
{
    /// <summary>Laspeyres price index: the old basket at new prices.</summary>
    public required double LaspeyresPrice { get; init; }

    /// <summary>Paasche price index: the new basket at new over old prices.</summary>
    public required double PaaschePrice { get; init; }

    /// <summary>Fisher price index: geometric mean of Laspeyres and Paasche.</summary>
    public required double FisherPrice { get; init; }

    /// <summary>Törnqvist price index: mean value shares weigh the logarithms of the price ratios.</summary>
    public required double TornqvistPrice { get; init; }

    /// <summary>Laspeyres quantity index.</summary>
    public required double LaspeyresQuantity { get; init; }

    /// <summary>Paasche quantity index.</summary>
    public required double PaascheQuantity { get; init; }

    /// <summary>Fisher quantity index; times <see cref="FisherPrice"/> it is the ratio of values of the matched items.</summary>
    public required double FisherQuantity { get; init; }

    /// <summary>Törnqvist quantity index.</summary>
    public required double TornqvistQuantity { get; init; }

    /// <summary>How many items stand in both situations.</summary>
    public required int Matched { get; init; }

    /// <summary>Share of the base value that the matched items are, 0 to 1.</summary>
    public required double BaseCoverage { get; init; }

    /// <summary>Share of the current value that the matched items are, 0 to 1.</summary>
    public required double CurrentCoverage { get; init; }

    /// <summary>Matched items that Törnqvist had to leave out because a price or a quantity is zero.</summary>
    public required IReadOnlyList<string> TornqvistDropped { get; init; }

    /// <summary>No change at all: what a base period is against itself.</summary>
    internal static PriceQuantityIndex Unchanged(int items) => new()
    {
        LaspeyresPrice = 1,
        PaaschePrice = 1,
        FisherPrice = 1,
        TornqvistPrice = 1,
        LaspeyresQuantity = 1,
        PaascheQuantity = 1,
        FisherQuantity = 1,
        TornqvistQuantity = 1,
        Matched = items,
        BaseCoverage = 1,
        CurrentCoverage = 1,
        TornqvistDropped = [],
    };

    /// <summary>The index over two steps; what belongs to one step only is that of the second.</summary>
    internal PriceQuantityIndex Then(PriceQuantityIndex link) => link with
    {
        LaspeyresPrice = LaspeyresPrice * link.LaspeyresPrice,
        PaaschePrice = PaaschePrice * link.PaaschePrice,
        FisherPrice = FisherPrice * link.FisherPrice,
        TornqvistPrice = TornqvistPrice * link.TornqvistPrice,
        LaspeyresQuantity = LaspeyresQuantity * link.LaspeyresQuantity,
        PaascheQuantity = PaascheQuantity * link.PaascheQuantity,
        FisherQuantity = FisherQuantity * link.FisherQuantity,
        TornqvistQuantity = TornqvistQuantity * link.TornqvistQuantity,
    };
}
