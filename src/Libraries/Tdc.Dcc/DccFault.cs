namespace Tdc.Dcc;

/// <summary>Why a certificate cannot be read or written.</summary>
public enum DccFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>It is not well-formed XML.</summary>
    NotXml,

    /// <summary>It has a document type: entities could be in it, so it is not read on.</summary>
    DocumentType,

    /// <summary>It is larger than the caller allows.</summary>
    TooLarge,

    /// <summary>Its elements are nested deeper, or are more, than the caller allows.</summary>
    TooDeep,

    /// <summary>Its root is not that of a calibration certificate of PTB.</summary>
    NotCertificate,

    /// <summary>Its schema version is not 3.0 to 3.3.</summary>
    Version,

    /// <summary>A needed element or attribute is absent or empty.</summary>
    Missing,

    /// <summary>An element that may occur once occurs again.</summary>
    Repeated,

    /// <summary>A number is not written as D-SI wants, or is outside its range.</summary>
    Number,

    /// <summary>A date, time or period is not written as XML wants.</summary>
    Date,

    /// <summary>A word is none of the schema's.</summary>
    Word,

    /// <summary>A text is empty, has blanks where none may be, or has a character that XML has not.</summary>
    Text,

    /// <summary>A file's content is not Base64.</summary>
    Base64,

    /// <summary>Lists that belong together differ in length.</summary>
    ListLength,

    /// <summary>Two elements have one id, or an id is no name.</summary>
    Id,

    /// <summary>It refers to an id that is not there.</summary>
    Reference,

    /// <summary>Writing only: the version asked for has no place for this.</summary>
    NotInVersion,

    /// <summary>Writing only: a value of a form that this library does not write.</summary>
    Unwritable,
}
