namespace Tdc.Platform.Pages;

/// <summary>What a table does on a phone.</summary>
public enum TableLayout
{
    /// <summary>Stays as it is: two or three short columns.</summary>
    Plain,
    /// <summary>Each row becomes a card: text, up to seven facts.</summary>
    Stack,
    /// <summary>Is moved sideways: comparisons across columns.</summary>
    Scroll,
    /// <summary>Cards on a phone, moved sideways where it is still too wide: money tables.</summary>
    StackScroll,
}
