namespace Tdc.Metrology.Domain.Impact;

/// <summary>What a standard's error changes in a result that rested on it.</summary>
internal enum ImpactClass
{
    /// <summary>Nothing that is printed: value, uncertainty and verdict stay as they are when rounded.</summary>
    Unchanged,

    /// <summary>The printed value holds only with a larger uncertainty; the verdict stays.</summary>
    LargerUncertainty,

    /// <summary>The verdict is another one.</summary>
    DecisionFlips,

    /// <summary>The budget has no value with the standard's error in it, or the error is not known at its point: a person must look.</summary>
    Undefined,
}
