using Tdc.ProductivityAnalysis.Numerics;

namespace Tdc.ProductivityAnalysis.Enterprise;

/// <summary>What one more amount of value added per person would take, each way alone with all else as it is.</summary>
/// <param name="ValueAdded">More value added in all.</param>
/// <param name="GrossOutput">More gross output at the present share of value added; <see cref="double.NaN"/> when there is none.</param>
/// <param name="IntermediateSaving">Less intermediate inputs at the present output.</param>
/// <param name="IntermediateSavingPercent">The same as per cent of intermediate inputs.</param>
/// <param name="ValueAddedRatio">The share of value added that would be needed at the present output, per cent.</param>
/// <param name="PersonsFewer">Fewer persons for the present value added.</param>
/// <param name="TimeSavingPercent">Less time for each unit of value added at present hours, per cent.</param>
public sealed record ProductivityTarget(
    double ValueAdded, double GrossOutput, double IntermediateSaving, double IntermediateSavingPercent, double ValueAddedRatio, double PersonsFewer, double TimeSavingPercent)
{
    /// <summary>Answers the inverse question.</summary>
    /// <param name="account">The enterprise today; someone works there.</param>
    /// <param name="rent">How rent is treated.</param>
    /// <param name="morePerPerson">More value added per person, in the unit of money of the account (one million đồng is 0.001 of a billion).</param>
    /// <exception cref="AnalysisException">As <see cref="EnterpriseIndicators.Compute"/>, or nobody works there.</exception>
    public static ProductivityTarget Of(EnterpriseAccount account, RentTreatment rent, double morePerPerson)
    {
        var found = EnterpriseIndicators.Compute(account, rent);
        Require.Positive(account.Persons, 0, "persons");
        Require.Finite(morePerPerson, 0, "more per person");
        var more = morePerPerson * account.Persons;
        var wanted = (found.ValueAdded + more) / account.Persons;
        return new(
            more,
            found.ValueAdded > 0 ? more * found.GrossOutput / found.ValueAdded : double.NaN,
            more,
            100 * Ratio.Of(more, found.Intermediate),
            100 * Ratio.Of(found.ValueAdded + more, found.GrossOutput),
            found.ValueAdded > 0 ? account.Persons - Ratio.Of(found.ValueAdded, wanted) : double.NaN,
            100 * Ratio.Of(more, found.ValueAdded + more));
    }
}
