namespace Tdc.Dcc;

/// <summary>A version of the schema that can be written.</summary>
public enum DccVersion
{
    /// <summary>3.3.0, with D-SI 2.2.1.</summary>
    V330,

    /// <summary>3.2.1, with D-SI 2.1.</summary>
    V321,
}
