namespace Tdc.Traceability.Events;

/// <summary>In which field of an event an identifier stands. The numbers are stored.</summary>
internal enum ItemRole : byte
{
    /// <summary>An instance in <c>epcList</c>.</summary>
    Epc = 1,

    /// <summary><c>parentID</c>.</summary>
    Parent = 2,

    /// <summary>An instance in <c>childEPCs</c>.</summary>
    Child = 3,

    /// <summary>An instance in <c>inputEPCList</c>.</summary>
    Input = 4,

    /// <summary>An instance in <c>outputEPCList</c>.</summary>
    Output = 5,

    /// <summary>A class in <c>quantityList</c>.</summary>
    Class = 6,

    /// <summary>A class in <c>childQuantityList</c>.</summary>
    ChildClass = 7,

    /// <summary>A class in <c>inputQuantityList</c>.</summary>
    InputClass = 8,

    /// <summary>A class in <c>outputQuantityList</c>.</summary>
    OutputClass = 9,

    /// <summary><c>transformationID</c>.</summary>
    Transformation = 10,

    /// <summary>A value of <c>bizTransactionList</c>.</summary>
    BusinessTransaction = 11,

    /// <summary>A value of <c>sourceList</c>.</summary>
    Source = 12,

    /// <summary>A value of <c>destinationList</c>.</summary>
    Destination = 13,
}
