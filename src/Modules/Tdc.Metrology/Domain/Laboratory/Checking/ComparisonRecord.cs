using Tdc.Uncertainty.Comparisons;

namespace Tdc.Metrology.Domain.Laboratory.Checking;

/// <summary>The laboratory's result in an interlaboratory comparison or a proficiency test. Never changed after it was entered.</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 7.7.2; ISO 13528:2022, 9 (from memory).</remarks>
internal sealed class ComparisonRecord
{
    /// <summary>Its id.</summary>
    public required ComparisonId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>Name or number of the scheme and round.</summary>
    public required string Scheme { get; init; }

    /// <summary>Who ran it.</summary>
    public required string Provider { get; init; }

    /// <summary>Day of the report.</summary>
    public required DateOnly ReportedOn { get; init; }

    /// <summary>Code of the quantity, as the scope writes it.</summary>
    public required string Quantity { get; init; }

    /// <summary>Item and point.</summary>
    public required string Item { get; init; }

    /// <summary>Unit of all values in D-SI notation.</summary>
    public required string Unit { get; init; }

    /// <summary>The laboratory's value.</summary>
    public required double Value { get; init; }

    /// <summary>Its expanded uncertainty, k = 2; above zero.</summary>
    public required double Uncertainty { get; init; }

    /// <summary>The assigned value.</summary>
    public required double Assigned { get; init; }

    /// <summary>Its expanded uncertainty, k = 2; zero or more.</summary>
    public required double AssignedUncertainty { get; init; }

    /// <summary>Standard deviation for the assessment; <see langword="null"/> where the scheme has none.</summary>
    public double? AssessmentDeviation { get; init; }

    /// <summary>What follows from it: cause and corrective action.</summary>
    public string Action { get; init; } = "";

    /// <summary>The account that entered it.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>E_n, from both expanded uncertainties.</summary>
    public double En => ComparisonScore.En(Value, Uncertainty, Assigned, AssignedUncertainty);

    /// <summary>z′, where the scheme gives a standard deviation.</summary>
    public double? ZPrime => AssessmentDeviation is { } deviation ? ComparisonScore.ZPrime(Value, Assigned, deviation, AssignedUncertainty / 2) : null;

    /// <summary>The worse of the verdicts on the scores.</summary>
    public ComparisonVerdict Verdict
    {
        get
        {
            var first = ComparisonScore.OfEn(En);
            var second = ZPrime is { } z ? ComparisonScore.OfZ(z) : ComparisonVerdict.Satisfactory;
            return first > second ? first : second;
        }
    }
}
