namespace Tdc.Dcc;

/// <summary>A person or a body with its address.</summary>
/// <param name="Name">Its name.</param>
public sealed record Contact(LocalText Name)
{
    /// <summary>Address of electronic mail.</summary>
    public string? EMail { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Telefax.</summary>
    public string? Fax { get; init; }

    /// <summary>Address in the web; only since 3.3.</summary>
    public string? Link { get; init; }

    /// <summary>Where it is; laboratory, customer and authorities must have one.</summary>
    public Location? Location { get; init; }

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>A postal address; at least one part of it is written.</summary>
/// <remarks>The schema lets parts repeat; the reader joins repeated ones by a comma.</remarks>
public sealed record Location
{
    /// <summary>Town or commune.</summary>
    public string? City { get; init; }

    /// <summary>Two capital letters.</summary>
    public string? CountryCode { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostCode { get; init; }

    /// <summary>Number of a post office box.</summary>
    public string? PostOfficeBox { get; init; }

    /// <summary>Province or state.</summary>
    public string? State { get; init; }

    /// <summary>Street.</summary>
    public string? Street { get; init; }

    /// <summary>Number in the street.</summary>
    public string? StreetNumber { get; init; }

    /// <summary>Anything else.</summary>
    public RichText? Further { get; init; }
}

/// <summary>The laboratory that calibrated.</summary>
/// <param name="Contact">Name and address.</param>
public sealed record CalibrationLaboratory(Contact Contact)
{
    /// <summary>Its code, as of its accreditation.</summary>
    public string? Code { get; init; }

    /// <summary>Which means of the signature are used for the laboratory.</summary>
    public SigningMeans Means { get; init; } = SigningMeans.None;
}

/// <summary>Which electronic means are used; null where the certificate does not say.</summary>
public sealed record SigningMeans
{
    /// <summary>Nothing is said.</summary>
    public static SigningMeans None { get; } = new();

    /// <summary>Electronic seal of a body.</summary>
    public bool? Seal { get; init; }

    /// <summary>Electronic signature of a person.</summary>
    public bool? Signature { get; init; }

    /// <summary>Time stamp.</summary>
    public bool? TimeStamp { get; init; }
}

/// <summary>A person who answers for the certificate.</summary>
/// <param name="Person">Who.</param>
public sealed record ResponsiblePerson(Contact Person)
{
    /// <summary>More about the person.</summary>
    public RichText? Description { get; init; }

    /// <summary>What the person does.</summary>
    public string? Role { get; init; }

    /// <summary>Whether this is the one who authorised it.</summary>
    public bool? MainSigner { get; init; }

    /// <summary>Which means the person signs with.</summary>
    public SigningMeans Means { get; init; } = SigningMeans.None;

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>A program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Release">Its version.</param>
public sealed record Software(LocalText Name, string Release)
{
    /// <summary>One of the schema's words, such as <c>application</c>; only since 3.2.</summary>
    public string? Kind { get; init; }

    /// <summary>More about it.</summary>
    public RichText? Description { get; init; }

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>A number that somebody gave.</summary>
/// <param name="Issuer">Who gave it.</param>
/// <param name="Value">The number.</param>
public sealed record Identification(IdentificationIssuer Issuer, string Value)
{
    /// <summary>What number it is.</summary>
    public LocalText? Name { get; init; }

    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}

/// <summary>Who gave a number.</summary>
public enum IdentificationIssuer
{
    /// <summary>The maker.</summary>
    Manufacturer,

    /// <summary>The laboratory.</summary>
    CalibrationLaboratory,

    /// <summary>The customer.</summary>
    Customer,

    /// <summary>The owner.</summary>
    Owner,

    /// <summary>Someone else.</summary>
    Other,
}

/// <summary>A class of a known classification.</summary>
/// <param name="Reference">The classification.</param>
/// <param name="Class">The class in it.</param>
public sealed record EquipmentClass(string Reference, string Class)
{
    /// <summary>Its marks.</summary>
    public Marks Marks { get; init; } = Marks.None;
}
