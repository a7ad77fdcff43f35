namespace Tdc.Gs1.Barcodes;

/// <summary>The symbols that the library draws.</summary>
public enum Symbology
{
    /// <summary>EAN-13: a GTIN-13 on a retail item.</summary>
    Ean13,

    /// <summary>EAN-8: a GTIN-8 on a small retail item.</summary>
    Ean8,

    /// <summary>UPC-A: a GTIN-12 on a retail item.</summary>
    UpcA,

    /// <summary>ITF-14: a GTIN-14 on a carton, with bearer bars.</summary>
    Itf14,

    /// <summary>GS1-128: an element string on a carton or pallet.</summary>
    Gs1128,

    /// <summary>GS1 DataMatrix (ECC 200): an element string on a small item.</summary>
    Gs1DataMatrix,

    /// <summary>QR Code with a GS1 Digital Link, for consumers.</summary>
    QrDigitalLink,

    /// <summary>GS1 QR Code: an element string.</summary>
    Gs1Qr,

    /// <summary>QR Code with a web address that is no Digital Link, for goods without a GS1 number.</summary>
    QrAddress,
}
