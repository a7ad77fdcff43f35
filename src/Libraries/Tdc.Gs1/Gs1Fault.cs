namespace Tdc.Gs1;

/// <summary>What is wrong with a key, an element string, a Digital Link or an EPC URN.</summary>
/// <remarks>The names are stable: the command line prints them in kebab case. <c>default</c> means nothing is wrong.</remarks>
public enum Gs1Fault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>There is no text at all.</summary>
    Empty,

    /// <summary>Fewer characters than the shortest form has.</summary>
    TooShort,

    /// <summary>More characters than the longest form has.</summary>
    TooLong,

    /// <summary>A length that the key does not have, such as a GTIN of 10 digits.</summary>
    Length,

    /// <summary>A character that is no ASCII digit where only digits stand.</summary>
    NotDigits,

    /// <summary>A character outside of the set that the field allows (82, 39 or 64 characters).</summary>
    Character,

    /// <summary>The modulo-10 check digit does not agree with the digits before it.</summary>
    CheckDigit,

    /// <summary>The pair of check characters of a GMN or MUDI does not agree with what stands before it.</summary>
    CheckPair,

    /// <summary>The place of the company prefix does not begin with four digits.</summary>
    CompanyPrefix,

    /// <summary>No such day, month or year.</summary>
    Date,

    /// <summary>No such hour, minute or second.</summary>
    Time,

    /// <summary>No such country code (ISO 3166-1).</summary>
    Country,

    /// <summary>No such currency code (ISO 4217).</summary>
    Currency,

    /// <summary>No such code in the list that the field uses (media type, package type, sex, winding, yes or no, importer index).</summary>
    Code,

    /// <summary>Not an IBAN: country, characters, length or check number.</summary>
    Iban,

    /// <summary>Latitude or longitude beyond the end of the scale.</summary>
    Coordinate,

    /// <summary>A percent sign that no two hexadecimal digits follow, or one that hides a NUL.</summary>
    PercentEncoding,

    /// <summary>A piece number of zero, a total of zero, or a piece beyond the total.</summary>
    PieceOfTotal,

    /// <summary>Not "position/end" with a position up to the end.</summary>
    PositionInSequence,

    /// <summary>A zero where none may stand, or something else where only zero may.</summary>
    Zero,

    /// <summary>A North American coupon code whose fields do not fit.</summary>
    Coupon,

    /// <summary>Digits alone where a letter or sign is asked for.</summary>
    OnlyDigits,

    /// <summary>Text that is neither bracketed, nor begins with FNC1, nor carries the symbology identifier of a GS1 symbol.</summary>
    NotAnElementString,

    /// <summary>A symbology identifier that does not stand for GS1 data.</summary>
    Symbology,

    /// <summary>An Application Identifier that the table does not know.</summary>
    UnknownAi,

    /// <summary>An FNC1 where an Application Identifier was expected, or the sign for it inside a value.</summary>
    Separator,

    /// <summary>Two Application Identifiers that exclude each other.</summary>
    ExcludedAi,

    /// <summary>An Application Identifier without another one that it needs.</summary>
    MissingAi,

    /// <summary>The same Application Identifier with two values.</summary>
    RepeatedAi,

    /// <summary>A digital signature on a key without its serial component.</summary>
    UnserialisedKey,

    /// <summary>A character that may not stand in a URI, or text that is no URI.</summary>
    Uri,

    /// <summary>A scheme other than http and https.</summary>
    Scheme,

    /// <summary>No domain or one with characters that a domain cannot have.</summary>
    Domain,

    /// <summary>No primary key in the path.</summary>
    NoPrimaryKey,

    /// <summary>Qualifiers that do not belong to the key or stand out of order.</summary>
    QualifierOrder,

    /// <summary>An Application Identifier in the query part that may not stand there, or that belongs into the path.</summary>
    NotAnAttribute,

    /// <summary>Not an EPC URN of a kind that GS1 keys have.</summary>
    NotAnEpcUrn,

    /// <summary>An EPC URN with too few or too many parts, or a part of the wrong length.</summary>
    UrnParts,

    /// <summary>A pattern that names no class which a Digital Link can name.</summary>
    Pattern,

    /// <summary>What the Digital Link names has no EPC URN.</summary>
    NoUrnForm,

    /// <summary>A number that carries no company prefix: GTIN-8 or a number of restricted circulation.</summary>
    NoCompanyPrefix,

    /// <summary>The length of the company prefix is not known or does not fit the key.</summary>
    PrefixLength,

    /// <summary>A reference that does not fit behind the company prefix.</summary>
    Reference,
}
