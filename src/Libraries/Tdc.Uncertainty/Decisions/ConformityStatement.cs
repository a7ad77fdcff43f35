namespace Tdc.Uncertainty.Decisions;

/// <summary>What is said about a result under a rule with four statements.</summary>
/// <remarks>Source: ILAC-G8:09/2019, 4.2.3.</remarks>
public enum ConformityStatement
{
    /// <summary>Within the acceptance limits.</summary>
    Pass,

    /// <summary>Between an acceptance limit and the tolerance limit.</summary>
    ConditionalPass,

    /// <summary>Outside the tolerance limit by no more than the guard band.</summary>
    ConditionalFail,

    /// <summary>Outside the tolerance limit by more than the guard band.</summary>
    Fail,
}
