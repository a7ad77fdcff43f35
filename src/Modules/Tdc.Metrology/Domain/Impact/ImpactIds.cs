using Tdc.Platform.Storage;

namespace Tdc.Metrology.Domain.Impact;

/// <summary>Id of an analysis of what rested on a standard.</summary>
internal readonly record struct ImpactStudyId(Guid Value) : IId<ImpactStudyId>
{
    /// <inheritdoc/>
    public static ImpactStudyId From(Guid value) => new(value);
}

/// <summary>Id of a letter to a customer.</summary>
internal readonly record struct ImpactLetterId(Guid Value) : IId<ImpactLetterId>
{
    /// <inheritdoc/>
    public static ImpactLetterId From(Guid value) => new(value);
}
