namespace Tdc.Platform.Pages;

/// <summary>How a step of a time line is known.</summary>
public enum StepKind
{
    /// <summary>Recorded.</summary>
    Recorded,
    /// <summary>Recorded, and followed by a hole.</summary>
    BeforeGap,
    /// <summary>The hole.</summary>
    Gap,
    /// <summary>Declared by a person, without a record.</summary>
    Declared,
}
