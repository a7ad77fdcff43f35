namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>Which characters a component of a data field holds.</summary>
public enum AiCharacterSet
{
    /// <summary>ASCII digits ("N").</summary>
    Numeric,

    /// <summary>Character set 82 ("X").</summary>
    Set82,

    /// <summary>Character set 39 ("Y").</summary>
    Set39,

    /// <summary>Character set 64 with optional padding ("Z").</summary>
    Set64,
}
