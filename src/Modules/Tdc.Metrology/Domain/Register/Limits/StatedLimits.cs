using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Kinds without a table here: the verifier states each limit from the procedure, which the examination names.</summary>
internal sealed class StatedLimits : LimitScheme
{
    /// <inheritdoc/>
    public override string Code => "stated";

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Setup { get; } = [new("unit") { IsText = true }, new("table") { IsText = true }];

    /// <inheritdoc/>
    public override IReadOnlyList<SchemeField> Readings { get; } = [new("point") { IsText = true }, new("error", "=unit") { Signed = true }, new("limit", "=unit"), new(Uncertainty, "=unit")];

    /// <inheritdoc/>
    public override Outcome<JudgedPoint> Judge(SchemeValues setup, SchemeValues readings, bool inService)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(readings);
        return readings.Number("limit") is > 0 and var limit
            ? new JudgedPoint(readings["point"], readings.Number("error"), limit, setup["unit"], setup["table"], KnowledgeStatus.Own)
            : Outside("stated");
    }
}
