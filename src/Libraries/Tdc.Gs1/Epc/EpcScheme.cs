namespace Tdc.Gs1.Epc;

/// <summary>How a scheme of EPC URNs is laid out and which Digital Link says the same.</summary>
/// <remarks>Source: EPC Tag Data Standard, sections 6 and 7 (pure identity URIs and their GS1 keys); GS1 Digital Link URI Syntax.</remarks>
internal sealed record EpcScheme
{
    /// <summary>The name, such as <c>sgtin</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The primary key of the Digital Link.</summary>
    public required string KeyAi { get; init; }

    /// <summary>Digits of company prefix and reference together; 0 when the reference is text.</summary>
    public int Digits { get; init; }

    /// <summary>Whether the reference's first digit (indicator, extension) moves before the prefix.</summary>
    public bool FirstDigitLeads { get; init; }

    /// <summary>What the data field has before the digits.</summary>
    public string Filler { get; init; } = "";

    /// <summary>Whether the URN has piece and total of two digits each behind the reference.</summary>
    public bool HasPieces { get; init; }

    /// <summary>Where the last part of the URN goes.</summary>
    public EpcSerial Serial { get; init; }

    /// <summary>The qualifier that holds the last part, when it is one.</summary>
    public string? SerialAi { get; init; }

    /// <summary>Whether the scheme names a class: <c>urn:epc:class:</c> and not <c>urn:epc:id:</c>.</summary>
    public bool IsClass { get; init; }

    /// <summary>Whether a pattern with a serial of <c>*</c> names a class that the Digital Link without the serial names.</summary>
    public bool HasPattern { get; init; }

    /// <summary>The schemes, those first that a Digital Link is turned into when several have its key.</summary>
    public static IReadOnlyList<EpcScheme> All { get; } =
    [
        new() { Name = "sgtin", KeyAi = "01", Digits = 13, FirstDigitLeads = true, Serial = EpcSerial.Qualifier, SerialAi = "21", HasPattern = true },
        new() { Name = "lgtin", KeyAi = "01", Digits = 13, FirstDigitLeads = true, Serial = EpcSerial.Qualifier, SerialAi = "10", IsClass = true },
        new() { Name = "upui", KeyAi = "01", Digits = 13, FirstDigitLeads = true, Serial = EpcSerial.Qualifier, SerialAi = "235", HasPattern = true },
        new() { Name = "itip", KeyAi = "8006", Digits = 13, FirstDigitLeads = true, HasPieces = true, Serial = EpcSerial.Qualifier, SerialAi = "21", HasPattern = true },
        new() { Name = "sscc", KeyAi = "00", Digits = 17, FirstDigitLeads = true },
        new() { Name = "sgln", KeyAi = "414", Digits = 12, Serial = EpcSerial.ZeroOrQualifier, SerialAi = "254" },
        new() { Name = "pgln", KeyAi = "417", Digits = 12 },
        new() { Name = "grai", KeyAi = "8003", Digits = 12, Filler = "0", Serial = EpcSerial.Appended, HasPattern = true },
        new() { Name = "gdti", KeyAi = "253", Digits = 12, Serial = EpcSerial.Appended, HasPattern = true },
        new() { Name = "sgcn", KeyAi = "255", Digits = 12, Serial = EpcSerial.Appended, HasPattern = true },
        new() { Name = "gsrn", KeyAi = "8018", Digits = 17 },
        new() { Name = "gsrnp", KeyAi = "8017", Digits = 17 },
        new() { Name = "gsin", KeyAi = "402", Digits = 16 },
        new() { Name = "ginc", KeyAi = "401" },
        new() { Name = "giai", KeyAi = "8004" },
        new() { Name = "cpi", KeyAi = "8010", Serial = EpcSerial.Qualifier, SerialAi = "8011", HasPattern = true },
    ];
}

/// <summary>Where the last part of an EPC URN goes in a Digital Link.</summary>
internal enum EpcSerial
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Behind the check digit, in the key's own data field.</summary>
    Appended,

    /// <summary>Into a qualifier.</summary>
    Qualifier,

    /// <summary>Into a qualifier, unless it is the single digit zero, which stands for none.</summary>
    ZeroOrQualifier,
}
