namespace Tdc.Platform.Pages;

/// <summary>Why there is nothing to show; each needs other words.</summary>
public enum EmptyKind
{
    /// <summary>Nothing was ever entered: say what to do.</summary>
    FirstTime,
    /// <summary>The filters leave nothing: name them and offer to take them away.</summary>
    Filtered,
    /// <summary>Everything is done: say the next step.</summary>
    AllDone,
    /// <summary>The source has nothing yet: say when, and the latest value.</summary>
    NoneYet,
}
