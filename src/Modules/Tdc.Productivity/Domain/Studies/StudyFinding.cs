namespace Tdc.Productivity.Domain.Studies;

/// <summary>How grave a finding is.</summary>
internal enum FindingKind
{
    /// <summary>In order.</summary>
    Good,

    /// <summary>The study can be run; a reader must know it.</summary>
    Warn,

    /// <summary>The study cannot be run so.</summary>
    Stop,
}

/// <summary>Something that is looked at before a study is run.</summary>
/// <param name="Code">Key of the text <c>check.code</c>.</param>
/// <param name="Kind">How grave it is.</param>
/// <param name="Values">Values of the text; a text that is a code of a variable is shown by its name.</param>
internal sealed record StudyFinding(string Code, FindingKind Kind, params object[] Values);
