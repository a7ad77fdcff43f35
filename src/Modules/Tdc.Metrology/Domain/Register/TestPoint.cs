namespace Tdc.Metrology.Domain.Register;

/// <summary>A test point as it was measured and judged; frozen with the limit that held.</summary>
internal sealed class TestPoint
{
    /// <summary>Its id.</summary>
    public required TestPointId Id { get; init; }

    /// <summary>The verification.</summary>
    public required VerificationId Verification { get; init; }

    /// <summary>Place among the points, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The point in words (<c>5 kg</c>, <c>Q2 = 0,025 m³/h</c>).</summary>
    public required string Point { get; init; }

    /// <summary>Readings as typed, <c>name=value</c>, one a line.</summary>
    public required string Readings { get; init; }

    /// <summary>Error of indication.</summary>
    public required decimal Error { get; init; }

    /// <summary>Maximum permissible error, without sign, above 0.</summary>
    public required decimal Limit { get; init; }

    /// <summary>Expanded uncertainty (k = 2) of the error.</summary>
    public required decimal ExpandedUncertainty { get; init; }

    /// <summary>Unit of error, limit and uncertainty.</summary>
    public required string Unit { get; init; }

    /// <summary>The row of the table that gave the limit.</summary>
    public required string LimitSource { get; init; }

    /// <summary>How that row is known.</summary>
    public required KnowledgeStatus LimitStatus { get; init; }

    /// <summary>Whether the error keeps its limit: |error| ≤ MPE (simple acceptance, the limit itself passes).</summary>
    public bool Keeps => Math.Abs(Error) <= Limit;

    /// <summary>Whether the measurement was good enough to tell: U ≤ MPE × ratio.</summary>
    public bool Suffices(Fraction ratio) => ExpandedUncertainty * ratio.Under <= Limit * ratio.Over;
}
