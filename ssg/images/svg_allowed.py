"""What an SVG that is served may hold: pictures, text, gradients, filters and their movement.

Elements and attributes of SVG 2 (W3C), Filter Effects 1, CSS Masking 1 and SVG Animations 2, but
nothing that runs, loads from elsewhere, embeds a document or leads away.
"""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"

_ELEMENTS = (
    "animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend "
    "feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker "
    "mask mpath path pattern polygon polyline radialGradient rect set stop style svg switch symbol "
    "text textPath title tspan use view"
)
ELEMENTS = frozenset(_ELEMENTS.split())
# Those that only group: their content stays where they go.
UNWRAPPED = frozenset({"a"})
# What is taken out and worth a word; editors' own data go without one.
_DANGEROUS = "script foreignObject iframe audio video canvas embed object handler listener discard"
DANGEROUS = frozenset(_DANGEROUS.split())

_ATTRIBUTES = (
    # core, styling, conditional
    "id class style lang role systemLanguage requiredExtensions "
    # where, how large
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height viewBox preserveAspectRatio "
    "transform transform-origin pathLength version "
    # text
    "dx dy rotate textLength lengthAdjust startOffset method spacing side "
    # gradients, patterns, markers, clips, masks
    "offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits "
    "patternTransform markerWidth markerHeight markerUnits refX refY orient clipPathUnits "
    "maskUnits maskContentUnits "
    # filters
    "filterUnits primitiveUnits in in2 result mode type values operator k1 k2 k3 k4 tableValues "
    "slope intercept amplitude exponent order kernelMatrix divisor bias targetX targetY edgeMode "
    "kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant "
    "specularExponent scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX "
    "pointsAtY pointsAtZ limitingConeAngle stdDeviation radius baseFrequency numOctaves seed "
    "stitchTiles "
    # movement
    "attributeName attributeType begin dur end min max restart repeatCount repeatDur fill "
    "calcMode keyTimes keySplines keyPoints path from to by additive accumulate origin "
    # presentation
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation "
    "color-interpolation-filters cursor direction display dominant-baseline fill-opacity "
    "fill-rule filter flood-color flood-opacity font-family font-feature-settings font-kerning "
    "font-size font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-"
    "vertical image-rendering letter-spacing lighting-color marker-end marker-mid marker-start "
    "mask mask-type mix-blend-mode isolation opacity overflow paint-order pointer-events "
    "shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor "
    "text-decoration text-overflow text-rendering unicode-bidi vector-effect visibility "
    "white-space word-spacing writing-mode"
)
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
# What an animation may change: never where something leads, nor what it is.
MOVED = ATTRIBUTES - {"style", "class", "id", "attributeName"}
